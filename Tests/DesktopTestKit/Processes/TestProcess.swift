import CTestKit
import Glibc
import Synchronization

/// How a program ended.
package enum ExitStatus: Sendable, Hashable {
  case exited(Int32)
  case signalled(Int32)
}

/// A program started by a test: its own process group, its lines as evidence, ended with the test.
///
/// - Shape: the group is killed when its first process has ended, when ``terminate(grace:)`` is
///   called, when the
///   last reference goes, and by the kernel (the first process) when this process dies.
/// - Errors: ``TestKitError``.
/// - Isolation: any thread.
package final class TestProcess: Sendable {
  package let name: String
  package let id: Int32
  /// Lines of stdout; ends with the pipe.
  package let output: EventLog<String>
  /// Lines of stderr; ends with the pipe.
  package let errors: EventLog<String>

  private let ending: EventLog<ExitStatus>
  private let life: ProcessLife

  /// Starts a program.
  ///
  /// - Parameters:
  ///   - program: where it is and which package it comes from.
  ///   - arguments: without the program's own name.
  ///   - environment: all of it; nothing is inherited. A ``DesktopSession`` has the usual one.
  /// - Returns: the running program.
  /// - Throws: ``TestKitError/Code/missingProgram``, ``TestKitError/Code/refused``.
  package static func start(
    _ program: Program, _ arguments: [String] = [],
    environment: [String: String] = MinimalEnvironment.variables
  ) async throws -> TestProcess {
    let path = try program.located()
    let child = try await Spawner.shared.spawn(path, arguments, environment)
    return TestProcess(name: program.name, child: child)
  }

  /// Runs a program to its end.
  ///
  /// - Returns: its lines of stdout.
  /// - Throws: ``TestKitError/Code/refused`` with its stderr unless it exits with 0.
  @discardableResult
  package static func run(
    _ program: Program, _ arguments: [String] = [],
    environment: [String: String] = MinimalEnvironment.variables,
    within limit: Duration = .seconds(60)
  ) async throws -> [String] {
    let process = try await start(program, arguments, environment: environment)
    let status = try await process.exit(within: limit)
    guard status == .exited(0) else {
      throw TestKitError(.refused, "`\(program.name)` ended with \(status)\(process.lastWords)")
    }
    return process.output.all
  }

  private init(name: String, child: Spawner.Child) {
    self.name = name
    id = child.id
    output = EventLog("the output of `\(name)`")
    errors = EventLog("the errors of `\(name)`")
    let ending = EventLog<ExitStatus>("the life of `\(name)`")
    self.ending = ending
    life = ProcessLife(leader: child.id)
    LinePump.start(child.output, into: output)
    LinePump.start(child.errors, into: errors)
    life.watch { ending.append($0) }
  }

  deinit { life.kill(SIGKILL) }

  package var isRunning: Bool { ending.count == 0 }

  /// The first line of stdout from `start` on that `accepts` takes.
  ///
  /// - Throws: ``TestKitError/Code/ended`` with the last lines of stderr when the program ends
  ///   without it.
  @discardableResult
  package func line(
    from start: Int = 0, within limit: Duration = .seconds(30),
    where accepts: @escaping @Sendable (String) -> Bool = { _ in true }
  ) async throws -> String {
    do {
      return try await withDeadline(limit, "awaited line from `\(name)`") { [output] in
        try await output.first(from: start, where: accepts).element
      }
    } catch let error as TestKitError {
      throw TestKitError(error.code, error.detail + lastWords)
    }
  }

  /// Waits until the program has ended and both its pipes are read to their ends.
  package func exit(within limit: Duration = .seconds(30)) async throws -> ExitStatus {
    try await withDeadline(limit, "end of `\(name)`") { [ending, output, errors] in
      let status = try await ending.first().element
      for log in [output, errors] { for await _ in log.stream {} }
      return status
    }
  }

  /// Sends a signal to the whole group; nothing happens once it has ended.
  package func signal(_ number: Int32) { life.kill(number) }

  /// Asks the group to end, waits, and kills whoever is left after `grace`.
  ///
  /// - Isolation: does all of it in a cancelled task too.
  package func terminate(grace: Duration = .seconds(5)) async {
    life.kill(SIGTERM)
    let unaffectedByCancel = Task { [ending, life] in
      _ = try? await withDeadline(grace, "end") { try await ending.first() }
      life.kill(SIGKILL)
      _ = try? await ending.first()
    }
    await unaffectedByCancel.value
  }

  /// The last lines of stdout and stderr, for an error.
  package var lastWords: String {
    let lines = output.all.suffix(5) + errors.all.suffix(5)
    return lines.isEmpty ? "" : "\n  " + lines.joined(separator: "\n  ")
  }
}

/// The variables every program gets: where programs are, a shell, UTF-8, Danish time.
package enum MinimalEnvironment {
  package static let variables = [
    "PATH": "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin",
    "SHELL": "/bin/sh",
    "LANG": "C.UTF-8",
    "LC_ALL": "C.UTF-8",
    "TZ": "Europe/Copenhagen",
  ]
}
