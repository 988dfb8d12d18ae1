#include "app/studio/documents/NetworkExports.h"

#include "core/base/AtomicFile.h"
#include "core/io/OnnxWriter.h"
#include "core/io/PyTorchWriter.h"
#include "core/io/Safetensors.h"
#include "core/trace/Trace.h"
#include "widgets/common/Aside.h"
#include "widgets/session/Session.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>

#include <utility>

namespace vitrine {

namespace {

/// Whether there is something whole to write; a millisecond for the largest networks.
Result<Graph> graphOf(const Network &network)
{
    if (network.blocks.empty())
        return fail(VITRINE_TEXT("core", "The network is empty: there is nothing to export."));
    GraphResult built = buildGraph(network, 1);
    if (!built.ok())
        return built.error(network.name);
    return *std::move(built.graph);
}

Result<void> exportOnnx(const std::string &file, const Graph &graph, const Outcome &outcome)
{
    const auto model = toOnnx(graph, outcome.trace->weights, &outcome.network);
    if (!model)
        return model.error();
    return writeFileAtomically(file, *model);
}

/// The weights go first: the Python file finds them beside it.
Result<void> exportPyTorch(const std::string &file, const Graph &graph, const Outcome &outcome)
{
    const std::filesystem::path beside = std::filesystem::path(file).replace_extension(".safetensors");
    if (auto written = writeSafetensors(beside, outcome.trace->weights); !written)
        return written;
    return writeFileAtomically(file, toPyTorch(graph));
}

} // namespace

NetworkExports::NetworkExports(Session *session, QWidget *window)
    : QObject(window), m_session(session), m_window(window)
{
    m_pool.setMaxThreadCount(1);
}

NetworkExports::~NetworkExports()
{
    m_pool.waitForDone();
}

void NetworkExports::askOnnx()
{
    ask(Format::Onnx);
}

void NetworkExports::askPyTorch()
{
    ask(Format::PyTorch);
}

void NetworkExports::writeOnnx(const QString &file)
{
    write(Format::Onnx, file);
}

void NetworkExports::writePyTorch(const QString &file)
{
    write(Format::PyTorch, file);
}

void NetworkExports::ask(Format format)
{
    const auto outcome = m_session->outcome();
    if (!outcome)
        return;
    // Before a name is asked for.
    if (const auto graph = graphOf(outcome->network); !graph) {
        emit failed(graph.error());
        return;
    }
    const QString suffix = format == Format::Onnx ? QStringLiteral(".onnx") : QStringLiteral(".py");
    const QString folder = m_folder.isEmpty() ? QDir::homePath() : m_folder;
    QString name = QString::fromStdString(outcome->network.name).toLower();
    name.replace(QLatin1Char(' '), QLatin1Char('-')).remove(QLatin1Char('/'));
    QString file = QFileDialog::getSaveFileName(
        m_window, format == Format::Onnx ? tr("Export as ONNX Model") : tr("Export for PyTorch"),
        QDir(folder).filePath((name.isEmpty() ? QStringLiteral("network") : name) + suffix),
        format == Format::Onnx ? tr("ONNX models (%1)").arg(QStringLiteral("*.onnx"))
                               : tr("Python files (%1)").arg(QStringLiteral("*.py")));
    if (file.isEmpty())
        return;
    if (!file.endsWith(suffix))
        file += suffix;
    m_folder = QFileInfo(file).absolutePath();
    write(format, file);
}

void NetworkExports::write(Format format, const QString &file)
{
    const auto outcome = m_session->outcome();
    if (!outcome)
        return;
    emit said(tr("Writing %1…").arg(file));
    const auto work = [format, file, outcome] {
        const auto graph = graphOf(outcome->network);
        return !graph                ? Result<void>(graph.error())
            : format == Format::Onnx ? exportOnnx(file.toStdString(), *graph, *outcome)
                                     : exportPyTorch(file.toStdString(), *graph, *outcome);
    };
    workAside(this, m_pool, work, [this, file](const Result<void> &written) {
        if (written)
            emit said(tr("Saved %1").arg(file));
        else
            emit failed(written.error());
    });
}

} // namespace vitrine
