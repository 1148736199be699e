import SimulatedCloud

/// A callback in the process of the test: it writes down what it was told and answers as it is told to.
actor RecordingCallback: CallbackCaller {
    private(set) var probed: [String] = []
    private(set) var forms: [String] = []
    private var headStatus: Int?
    private var postStatus: Int?

    init(head: Int? = 200, post: Int? = 200) {
        headStatus = head
        postStatus = post
    }

    func answer(head: Int? = 200, post: Int?) {
        headStatus = head
        postStatus = post
    }

    func head(_ url: String) async -> Int? {
        probed.append(url)
        return headStatus
    }

    func post(_ url: String, form: String) async -> Int? {
        forms.append(form)
        return postStatus
    }
}
