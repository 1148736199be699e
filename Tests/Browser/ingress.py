"""A reverse proxy as Home Assistant's ingress is one: another host, a path before every address, a page around it.

Run alone it stands before a bridge for looking: ingress.py http://127.0.0.1:8123
"""

import contextlib
import http.client
import http.server
import socketserver
import sys
import threading
from urllib.parse import urlsplit

PREFIX = "/api/hassio_ingress/aB3_xY-7"
FRAME = f"""<!DOCTYPE html><html lang="en"><title>Home</title><style>body {{ margin: 0 }} iframe {{ border: 0; width: 100%; height: 100vh }}</style>
<iframe title="Withings Bridge" src="{PREFIX}/"></iframe></html>"""
# What belongs to one connection and is not handed on.
OWN = {"connection", "keep-alive", "transfer-encoding", "te", "upgrade", "content-length", "host", "accept-encoding"}


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def answer(self, status, kind, content):
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def pass_on(self):
        if self.path == "/":
            return self.answer(200, "text/html", FRAME.encode())
        # The house's own icon.
        if self.path == "/favicon.ico":
            return self.answer(404, "text/plain", b"")
        if not self.path.startswith(PREFIX + "/"):
            self.server.strays.append(f"{self.command} {self.path}")
            return self.answer(404, "text/plain", b"outside of the ingress")
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        headers = {name: value for name, value in self.headers.items() if name.lower() not in OWN}
        headers.update({
            "Host": self.server.inner.netloc, "X-Ingress-Path": PREFIX, "X-Forwarded-For": self.client_address[0],
            "X-Forwarded-Host": self.headers["Host"], "X-Forwarded-Proto": "http",
        })
        inner = http.client.HTTPConnection(self.server.inner.hostname, self.server.inner.port, timeout=60)
        with contextlib.closing(inner):
            inner.request(self.command, self.path[len(PREFIX):], body, headers)
            answer = inner.getresponse()
            self.send_response(answer.status)
            for name, value in answer.getheaders():
                if name.lower() not in OWN:
                    self.send_header(name, value)
            self.send_header("Transfer-Encoding", "chunked")
            self.end_headers()
            # Events are handed on as they come.
            while piece := answer.read1(65_536):
                self.wfile.write(b"%x\r\n%b\r\n" % (len(piece), piece))
                self.wfile.flush()
            self.wfile.write(b"0\r\n\r\n")

    def do_GET(self):
        with contextlib.suppress(ConnectionError, TimeoutError, http.client.HTTPException):
            self.pass_on()

    do_POST = do_HEAD = do_GET


class Ingress(socketserver.ThreadingMixIn, http.server.HTTPServer):
    daemon_threads = True

    def __init__(self, inner, port=0):
        super().__init__(("127.0.0.1", port), Handler)
        self.inner, self.strays = urlsplit(inner), []
        self.address = f"http://127.0.0.1:{self.server_port}"

    def __enter__(self):
        threading.Thread(target=self.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_):
        self.shutdown()
        self.server_close()


if __name__ == "__main__":
    proxy = Ingress(sys.argv[1])
    print(proxy.address, flush=True)
    proxy.serve_forever()
