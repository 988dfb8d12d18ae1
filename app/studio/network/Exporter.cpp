#include "app/studio/network/Exporter.h"

#include "widgets/common/Format.h"
#include "widgets/session/Selection.h"
#include "widgets/session/StepCursor.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>

#include <utility>

namespace vitrine {

namespace {

QString header(std::size_t dimensions)
{
    if (dimensions == 4)
        return QStringLiteral("n,c,y,x,value\n");
    if (dimensions == 2)
        return QStringLiteral("n,k,value\n");
    QString text;
    for (std::size_t i = 0; i < dimensions; ++i)
        text += QStringLiteral("d%1,").arg(i);
    return text + QStringLiteral("value\n");
}

/// The next index in row-major order; false after the last.
bool advance(Shape &index, const Shape &shape)
{
    for (std::size_t dimension = shape.size(); dimension-- > 0;) {
        if (++index[dimension] < shape[dimension])
            return true;
        index[dimension] = 0;
    }
    return false;
}

} // namespace

QString tensorCsv(const Snapshot &tensor)
{
    QString text = header(tensor.shape().size());
    if (tensor.elementCount() == 0)
        return text;
    Shape index(tensor.shape().size(), 0);
    do {
        for (const std::int64_t i : index)
            text += QString::number(i) + QLatin1Char(',');
        text += formatExact(tensor.at(index)) + QLatin1Char('\n');
    } while (advance(index, tensor.shape()));
    return text;
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
    source.csv = [tensor] { return tensorCsv(tensor); };
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
    if (const auto done = exportTo(file, source); !done)
        emit failed(done.error());
    else
        emit saved(file);
}

} // namespace vitrine
