#include "app/studio/network/Exporter.h"

#include "widgets/common/Format.h"
#include "widgets/common/LongCsv.h"
#include "widgets/session/Selection.h"
#include "widgets/session/StepCursor.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>

#include <utility>

namespace vitrine {

namespace {

std::string header(std::size_t dimensions)
{
    if (dimensions == 4)
        return "n,c,y,x,value\n";
    if (dimensions == 2)
        return "n,k,value\n";
    std::string text;
    for (std::size_t i = 0; i < dimensions; ++i)
        text += 'd' + std::to_string(i) + ',';
    return text + "value\n";
}

} // namespace

LongTable tensorTable(const Snapshot &tensor)
{
    LongTable table;
    table.header = header(tensor.shape().size());
    table.lines = tensor.elementCount();
    table.append = [tensor, strides = contiguousStrides(tensor.shape())](std::int64_t line, std::string &text) {
        for (std::size_t i = 0; i < strides.size(); ++i)
            text += std::to_string(line / strides[i] % tensor.shape()[i]) + ',';
        text += formatExact(tensor.flat(line)).toStdString() + '\n';
    };
    return table;
}

Exporter::Exporter(std::function<ExportSource()> stage, const Selection *selection, const StepCursor *cursor,
                   QWidget *window)
    : QObject(window), m_stage(std::move(stage)), m_selection(selection), m_cursor(cursor), m_window(window)
{
}

void Exporter::copyView()
{
    copyPicture(m_stage());
}

void Exporter::saveView()
{
    save(tr("Save View"), tr("Picture (*.png);;Drawing (*.svg);;Document (*.pdf)"), QStringLiteral("png"), m_stage());
}

void Exporter::saveNumbers()
{
    const auto trace = m_cursor->trace();
    const QString path = m_selection->path();
    const bool backward = m_cursor->step() && m_cursor->step()->pass == Pass::Backward;
    const Snapshot tensor = !trace || path.isEmpty() ? Snapshot()
        : backward                                   ? trace->gradient(path.toStdString())
                                                     : trace->output(path.toStdString());
    if (!tensor.valid()) {
        emit failed(fail(
            VITRINE_TEXT("core",
                         "No block with numbers is selected. Click a block first; its output, or in the backward pass "
                         "its gradient, will be saved.")));
        return;
    }
    ExportSource source;
    source.name = [path, backward] {
        return path + (backward ? QStringLiteral("-gradient") : QStringLiteral("-output"));
    };
    source.csv = LongCsv{[tensor] { return tensorTable(tensor); }};
    save(tr("Save Numbers"), tr("Table (*.csv)"), QStringLiteral("csv"), source);
}

void Exporter::save(const QString &title, const QString &filters, const QString &suffix, const ExportSource &source)
{
    const QString folder = m_folder.isEmpty() ? QDir::homePath() : m_folder;
    QString file = QFileDialog::getSaveFileName(
        m_window, title, QDir(folder).filePath(source.name() + QLatin1Char('.') + suffix), filters);
    if (file.isEmpty())
        return;
    if (QFileInfo(file).suffix().isEmpty())
        file += QLatin1Char('.') + suffix;
    m_folder = QFileInfo(file).absolutePath();
    saveTo(file, source, m_window, this, [this, file](const Result<void> &done) {
        if (!done)
            emit failed(done.error());
        else
            emit saved(file);
    });
}

} // namespace vitrine
