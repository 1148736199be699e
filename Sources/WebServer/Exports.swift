// JSON stands on the ground because others than the web side speak it too; whoever answers requests has it with this.
@_exported import JSONDocument
