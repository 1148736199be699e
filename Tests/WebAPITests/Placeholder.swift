// until its tests are written
