extension Template {
    /// A file of the configuration in a field. Its first line may be empty, and a browser leaves out the first line end.
    static let editor = Template(
        "editor",
        #"""
        <div class="slim">
        <p><a href="/config">{{t.serverControl}}</a></p>
        <h1>{{view.name}}</h1>
        {{#view.hasFiles}}<ul class="files" aria-label="{{t.editFiles}}">{{#view.files}}<li><a href="{{address}}"{{#isHere}} aria-current="page"{{/isHere}}>{{name}}</a></li>{{/view.files}}</ul>{{/view.hasFiles}}
        {{#view.problem}}{{>fault}}{{/view.problem}}
        {{#view.check}}{{>checkResult}}{{/view.check}}
        <form method="post" action="/config/edit" class="stack" id="editing"{{#view.isUnsaved}} data-unsaved="yes"{{/view.isUnsaved}} data-file="{{view.name}}"><input type="hidden" name="form_token" value="{{formToken}}"><input type="hidden" name="file" value="{{view.name}}"><input type="hidden" name="fingerprint" value="{{view.fingerprint}}">
        <label for="text">{{t.editLabel}}</label>{{#view.hasCovers}}<p class="hint" id="text-hint">{{t.editCovers}}</p>{{/view.hasCovers}}
        <div class="editor"><textarea id="text" name="text" rows="22" wrap="off" spellcheck="false" autocapitalize="none" autocomplete="off"{{#view.hasCovers}} aria-describedby="text-hint"{{/view.hasCovers}}>
        {{view.text}}</textarea></div>
        {{#view.offersToSaveAnyway}}<p class="choice"><input type="checkbox" id="anyway" name="anyway" value="yes"><label for="anyway">{{t.editSaveAnyway}}</label></p>{{/view.offersToSaveAnyway}}
        <div class="actions"><button class="primary" name="do" value="save" id="save">{{t.editSave}}</button><button name="do" value="check" id="try">{{t.checkConfiguration}}</button></div>
        <p class="hint">{{t.editHint}}</p>
        </form>
        </div>
        """#
    )
}
