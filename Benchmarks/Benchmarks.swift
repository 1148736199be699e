import Foundation

/// Measures what the bridge promises about speed and memory, and prints the ratios.
///
/// The program runs itself again for each part, so that every peak of memory is that of one part alone.
@main
struct Benchmarks {
    static func main() async throws {
        let arguments = Array(CommandLine.arguments.dropFirst())
        switch arguments.first {
        case nil, "all": try await Report.all()
        case "serve": try await PageServer.run()
        case "parse": try await ImportRun.parse(from: try argument(1, of: arguments))
        case "import":
            try await ImportRun.store(from: try argument(1, of: arguments), in: try argument(2, of: arguments))
        case "insert":
            let word = try argument(1, of: arguments)
            guard let tables = BareInsert.Tables(rawValue: word) else {
                throw BenchmarkFault("There are the tables same and keyless, not \(word).")
            }
            try await BareInsert.run(into: tables, in: try argument(2, of: arguments))
        case "broker": try await BrokerRun.run(in: try argument(1, of: arguments))
        case "seed": try await StartRun.seed(folder: try argument(1, of: arguments))
        case "serve-everything": try await WholeRun.serve(years: try number(1, of: arguments))
        case "import-everything":
            try await WholeRun.fetch(
                from: try argument(1, of: arguments),
                access: try argument(2, of: arguments),
                refresh: try argument(3, of: arguments),
                into: try argument(4, of: arguments)
            )
        case "everything": try await Report.everything(years: try number(1, of: arguments))
        case "rest": try await RestRun.run()
        case "ask": try await QuestionRun.run(in: try argument(1, of: arguments))
        default: throw BenchmarkFault("Unknown part \(arguments[0]); start it without one to run everything.")
        }
    }

    private static func number(_ index: Int, of arguments: [String]) throws -> Int {
        guard let number = Int(try argument(index, of: arguments)), number > 0 else {
            throw BenchmarkFault("The part \(arguments[0]) needs a number of years.")
        }
        return number
    }

    private static func argument(_ index: Int, of arguments: [String]) throws -> String {
        guard arguments.indices.contains(index) else {
            throw BenchmarkFault("The part \(arguments[0]) needs more words.")
        }
        return arguments[index]
    }
}

/// Why a benchmark cannot be run.
struct BenchmarkFault: Error, CustomStringConvertible {
    var description: String
    init(_ description: String) { self.description = description }
}
