import Testing
import WebServer

@Suite("Forms")
struct FormTests {
    @Test("in an address's writing are read, blanks and percent signs included")
    func urlEncoded() {
        let form = FormFields(urlEncoded: Array("a=1&b=x+y%20%C3%A9&c&d=&=e&%zz=%2".utf8))
        #expect(form["a"] == "1")
        #expect(form["b"] == "x y é")
        #expect(form["c"] == "")
        #expect(form["d"] == "")
        #expect(form["%zz"] == "%2")
        #expect(form["missing"] == nil)
        #expect(!form.hasDuplicates)
    }

    @Test("in parts are read, as Python's and JavaScript's clients send them")
    func multipart() {
        let body = """
            --limit\r\nContent-Disposition: form-data; name="grant_type"\r\n\r\nauthorization_code\r
            --limit\r\nContent-Type: text/plain\r\ncontent-disposition: form-data; name=code\r\n\r\nline 1\r\nline 2\r
            --limit--\r\n
            """
        let form = FormFields(multipart: Array(body.utf8), contentType: "multipart/form-data; boundary=\"limit\"")
        #expect(form.pairs.map(\.name) == ["grant_type", "code"])
        #expect(form["code"] == "line 1\r\nline 2")
        #expect(!form.hasFile)
    }

    @Test("with a name twice or a file are told apart")
    func oddities() {
        #expect(FormFields(urlEncoded: Array("code=1&code=2".utf8)).hasDuplicates)
        let body = "--x\r\nContent-Disposition: form-data; name=\"a\"; filename=\"b.txt\"\r\n\r\n1\r\n--x--"
        #expect(FormFields(multipart: Array(body.utf8), contentType: "multipart/form-data; boundary=x").hasFile)
    }

    @Test(
        "that are broken give what can be read, never more",
        arguments: [
            "", "--x", "--x\r\n", "--x\r\n\r\n\r\n", "--x--", "garbage",
            "--x\r\nContent-Disposition: form-data\r\n\r\nv\r\n--x--",
        ]
    )
    func broken(body: String) {
        #expect(FormFields(multipart: Array(body.utf8), contentType: "multipart/form-data; boundary=x").pairs.isEmpty)
        #expect(FormFields(multipart: Array(body.utf8), contentType: "multipart/form-data").pairs.isEmpty)
    }
}
