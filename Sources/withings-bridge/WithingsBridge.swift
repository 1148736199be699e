@main struct WithingsBridge { static func main() {} }
