/// What happens to the people of the demo as time goes by.
struct DemoLife: Sendable {}
