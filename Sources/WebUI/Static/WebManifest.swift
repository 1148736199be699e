/// What a telephone needs to put the pages on its home screen. Addresses are relative to the manifest, so that it works
/// behind any proxy.
struct WebManifest: Sendable {
    let json: String

    init(name: String, language: PageLanguage) {
        json = """
            {"name":\(JSONText.quoted(name)),"short_name":\(JSONText.quoted(name)),"lang":"\(language.rawValue)",\
            "id":"./","start_url":"./","scope":"./","display":"standalone","background_color":"#f5f6f3",\
            "theme_color":"#0e6b66","icons":[\
            {"src":"static/\(StaticFile.icon.name)","sizes":"any","type":"image/svg+xml"},\
            {"src":"static/\(StaticFile.icon192.name)","sizes":"192x192","type":"image/png","purpose":"any maskable"},\
            {"src":"static/\(StaticFile.icon512.name)","sizes":"512x512","type":"image/png","purpose":"any maskable"}]}
            """
    }
}
