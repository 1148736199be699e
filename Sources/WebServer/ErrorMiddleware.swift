import HTTPTypes
import Hummingbird
import Logging

/// Turns everything that is thrown into an answer. What nobody expected becomes a plain 500 that tells nothing of the
/// inside; the log names the type of the error, not its text, which could carry a secret.
package struct ErrorMiddleware: RouterMiddleware {
    package typealias Context = WebContext
    private let logger: Logger

    package init(logger: Logger) {
        self.logger = logger
    }

    package func handle(
        _ request: Request,
        context: WebContext,
        next: (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        let response = await answer(request, context, next)
        // A fault is told in a body, and an answer to HEAD has none.
        return request.method == .head ? response.createHeadResponse() : response
    }

    private func answer(
        _ request: Request,
        _ context: WebContext,
        _ next: (Request, WebContext) async throws -> Response
    ) async -> Response {
        do {
            return try await next(request, context)
        } catch let error as WebError {
            return error.response(from: request, context: context)
        } catch let error as HTTPError {
            var response = Response.plain(error.status)
            response.headers.append(contentsOf: error.headers)
            return response
        } catch let error as any HTTPResponseError {
            return .plain(error.status)
        } catch is CancellationError {
            return .plain(.serviceUnavailable)
        } catch {
            logger.error(
                "A request failed unexpectedly.",
                metadata: [
                    "request": "\(context.requestID)", "route": "\(context.endpointPath ?? "-")",
                    "method": "\(request.method.rawValue)",
                    "error": "\(type(of: error))",
                ]
            )
            return .plain(.internalServerError)
        }
    }
}
