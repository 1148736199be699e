import Access
import BridgeConfiguration
import HTTPTypes
import Hummingbird
import WebServer

extension PageRoutes {
    /// The files of the configuration, to be changed by hand where no form does: a tab, a misspelt key, an old block.
    func addEditing(to router: Router<WebContext>) {
        router.get(
            "/config/edit",
            // Also while the file has faults: here they are mended.
            use: member { request, _, visitor in
                let check = folder.check(environment: environment)
                let asked = request.uri.queryParameters["file"].map { String($0) } ?? ConfigurationFolder.fileName
                guard let file = editable(asked, check) else { return noSuchFile(visitor) }
                do throws(ConfigurationEditFault) {
                    var view = EditorView(try EditableFile(file, in: folder), among: editable(check))
                    if !check.isValid { view.check = CheckView(check, in: visitor.texts) }
                    return editorPage(view, visitor)
                } catch {
                    return cannotEdit(error, visitor)
                }
            }
        )
        router.post("/config/edit", use: form(upTo: BodyLimit.signedIn) { try await edit($0, $1, $2) })
    }

    /// Checks what was entered, and writes it where it has no fault or is to be kept with what it has.
    private func edit(_ fields: FormFields, _ context: WebContext, _ visitor: Visitor) async throws -> Response {
        let before = folder.check(environment: environment)
        guard let name = editable(fields.text("file"), before) else { return noSuchFile(visitor) }
        let file: EditableFile
        do throws(ConfigurationEditFault) {
            file = try EditableFile(name, in: folder)
        } catch {
            return cannotEdit(error, visitor)
        }
        var view = EditorView(file, among: editable(before))
        let entered = fields["text"] ?? ""
        view.text = LineEnds(entered).lines.joined(separator: "\n")
        view.isUnsaved = view.text != file.text
        let isSafe = safeMode(visitor) != nil
        do throws(ConfigurationEditFault) {
            guard fields["fingerprint"] == file.fingerprint else {
                throw ConfigurationEditFault(.changedMeanwhile, file: name)
            }
            let draft = try file.draft(entered)
            let check = folder.check(environment: environment, with: draft)
            guard fields["do"] == "save", check.isValid || fields["anyway"] == "yes" else {
                view.check = CheckView(check, in: visitor.texts)
                view.offersToSaveAnyway = !check.isValid
                return editorPage(view, visitor, status: check.isValid ? .ok : .unprocessableContent)
            }
            try draft.write()
            await control.operations.wroteConfiguration()
            await gatekeeper.trail.note(.configurationChanged, about: name, from: context.clientAddress)
            // Where nothing ran for the faults, everything goes on once there are none.
            guard isSafe, check.isValid else { return redirect("/config?done=edited") }
            await control.restart()
            return waitingPage(since: String(control.startedAt), visitor)
        } catch {
            view.problem = Problem(error, in: visitor.texts)
            // Whoever saves again after having looked saves over it.
            if error.code == .changedMeanwhile { view.fingerprint = file.fingerprint }
            return editorPage(view, visitor, status: .unprocessableContent)
        }
    }

    /// The files that a page may change: those of the configuration that lie in its directory.
    private func editable(_ check: ConfigurationCheck) -> [String] {
        let main = ConfigurationFolder.fileName
        return [main] + check.files.filter { $0 != main && !$0.hasPrefix("/") && !$0.hasPrefix("~") }
    }

    private func editable(_ name: String, _ check: ConfigurationCheck) -> String? {
        editable(check).first { $0 == name }
    }

    private func editorPage(
        _ view: EditorView,
        _ visitor: Visitor,
        status: HTTPResponse.Status = .ok
    ) -> Response {
        html(
            .editor,
            view,
            visitor,
            title: visitor.texts(.editTitle, ["file": view.name]),
            status: status,
            here: "/config",
            scripts: [.editor]
        )
    }

    private func noSuchFile(_ visitor: Visitor) -> Response {
        message(
            visitor,
            title: visitor.texts[.notFoundTitle],
            [visitor.texts[.editNoSuchFile]],
            link: .init(address: "/config", label: visitor.texts[.serverControl]),
            status: .notFound
        )
    }

    private func cannotEdit(_ fault: ConfigurationEditFault, _ visitor: Visitor) -> Response {
        message(
            visitor,
            title: visitor.texts[.configuration],
            [Problem(fault, in: visitor.texts).message],
            link: .init(address: "/config", label: visitor.texts[.serverControl]),
            status: .unprocessableContent
        )
    }
}
