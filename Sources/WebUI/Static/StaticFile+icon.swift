extension StaticFile {
    static let icon = StaticFile(
        "icon.svg",
        type: "image/svg+xml",
        ##"""
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="8" fill="#0e6b66"/>
        <path d="M4 21c3.500 0 3.500-9 7-9s3.500 9 7 9 3.500-9 10-9" fill="none" stroke="#fff" stroke-width="3" stroke-linecap="round"/></svg>
        """##
    )
}
