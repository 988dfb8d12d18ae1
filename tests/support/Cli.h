#pragma once

#include <QByteArray>
#include <QCoreApplication>
#include <QProcess>
#include <QStringList>

namespace vitrine::test {

/// What vitrine-cli left when it had ended.
struct Ended {
    int status = -1; ///< −1: it did not end by itself
    QByteArray output;
    QByteArray errors;
};

/// The program that was built beside the test.
inline QString cliFile()
{
    return QCoreApplication::applicationDirPath() + QStringLiteral("/vitrine-cli");
}

/// Waits for a process that has been started; `patience` in milliseconds.
inline Ended endOf(QProcess &process, int patience = 240'000)
{
    const bool ended = process.waitForFinished(patience) && process.exitStatus() == QProcess::NormalExit;
    return {ended ? process.exitCode() : -1, process.readAllStandardOutput(), process.readAllStandardError()};
}

/// vitrine-cli as others run it.
inline Ended runCli(const QStringList &arguments)
{
    QProcess process;
    process.start(cliFile(), arguments);
    return endOf(process);
}

} // namespace vitrine::test
