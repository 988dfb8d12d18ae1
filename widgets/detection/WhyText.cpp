#include "widgets/detection/WhyText.h"

#include "widgets/common/Format.h"
#include "widgets/detection/ClassColours.h"
#include "widgets/detection/DetectionText.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <numeric>

namespace vitrine {

namespace {

constexpr std::size_t topClasses = 5, mostAtPoint = 10, mostSuppressed = 20;

QString tr(const char *text)
{
    return QCoreApplication::translate("vitrine", text);
}

QString number(double value)
{
    return QStringLiteral("<span title=\"%1\">%2</span>").arg(formatExact(value), formatNumber(value));
}

QString number(float value)
{
    return number(static_cast<double>(value));
}

QString heading(const QString &text)
{
    return QStringLiteral("<h4>%1</h4>").arg(text);
}

QString paragraph(const QString &text)
{
    return QStringLiteral("<p>%1</p>").arg(text);
}

QString link(const DetectionRun &run, int cell)
{
    return QStringLiteral("<a href=\"cell:%1\">%2</a>").arg(cell).arg(candidateText(run, cell).toHtmlEscaped());
}

QString swatch(int classId)
{
    return QStringLiteral("<span style=\"color:%1\">■</span> ").arg(classColour(classId).name());
}

QString table(const QStringList &head, const QList<QStringList> &rows)
{
    QString text = QStringLiteral("<table cellspacing=\"0\" cellpadding=\"3\">");
    const auto line = [&text](const QStringList &cells, const QString &tag) {
        text += QStringLiteral("<tr>");
        for (const QString &cell : cells)
            text += QStringLiteral("<%1 align=\"left\" style=\"white-space: nowrap\">%2</%1>").arg(tag, cell);
        text += QStringLiteral("</tr>");
    };
    if (!head.isEmpty())
        line(head, QStringLiteral("th"));
    for (const QStringList &row : rows)
        line(row, QStringLiteral("td"));
    return text + QStringLiteral("</table>");
}

const Verdict &verdictOf(const WhyInput &input, int cell)
{
    return input.result.verdicts[static_cast<std::size_t>(cell)];
}

/// The verdict as a sentence in which the suppressor is a link.
QString verdict(const WhyInput &input, int cell)
{
    const QString text = verdictText(input.run, input.result, input.settings, cell).toHtmlEscaped();
    const int by = verdictOf(input, cell).suppressor;
    if (by < 0)
        return text;
    return QString(text).replace(candidateText(input.run, by).toHtmlEscaped(), link(input.run, by));
}

/// Centre and size with their numbers, then the box in both pixels.
QString decoding(const DetectionRun &run, int cell)
{
    const std::span<const float> row = run.raw.row(cell);
    const Cell place = run.raw.cell(cell);
    const Box box = decodeBox(run.raw, cell);
    const auto centre = [&](const QString &axis, float raw, int at, float value) {
        return QStringLiteral("%1 = (%2 + %3) · %4 = %5")
            .arg(axis, number(raw))
            .arg(at)
            .arg(place.stride)
            .arg(number(value));
    };
    const auto size = [&](const QString &axis, float raw, float value) {
        return QStringLiteral("%1 = e<sup>%2</sup> · %3 = %4")
            .arg(axis, number(raw))
            .arg(place.stride)
            .arg(number(value));
    };
    const Box mapped = run.geometry.toPicture(box);
    QStringList lines{
        tr("centre = (raw + column or row) · stride, size = e<sup>raw</sup> · stride"),
        centre(tr("centre x"), row[0], place.column, (box.x1 + box.x2) / 2),
        centre(tr("centre y"), row[1], place.row, (box.y1 + box.y2) / 2),
        size(tr("width"), row[2], box.width()),
        size(tr("height"), row[3], box.height()),
        tr("in pixels of the network's input; ÷ %1 in those of the picture:").arg(number(run.geometry.ratio)),
        tr("x %1, y %2, %3 × %4")
            .arg(number(mapped.x1), number(mapped.y1), number(mapped.width()), number(mapped.height()))};
    return lines.join(QStringLiteral("<br>"));
}

QString classes(const DetectionRun &run, int cell)
{
    const std::span<const float> row = run.raw.row(cell);
    const std::span<const float> scores = row.subspan(5);
    std::vector<std::size_t> order(scores.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const std::size_t shown = std::min(topClasses, order.size());
    const auto better = [&](std::size_t a, std::size_t b) {
        return scores[a] != scores[b] ? scores[a] > scores[b] : a < b;
    };
    std::partial_sort(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(shown), order.end(), better);
    QList<QStringList> rows;
    for (std::size_t i = 0; i < shown; ++i) {
        const int id = static_cast<int>(order[i]);
        rows += {swatch(id) + classText(run, id).toHtmlEscaped(), number(scores[order[i]]),
                 number(row[4] * scores[order[i]])};
    }
    return table({tr("Class"), tr("cls"), tr("obj × cls")}, rows);
}

QString suppressed(const WhyInput &input, int cell)
{
    std::vector<int> cells;
    for (std::size_t i = 0; i < input.result.verdicts.size(); ++i)
        if (input.result.verdicts[i].gate == Gate::Suppressed && input.result.verdicts[i].suppressor == cell)
            cells.push_back(static_cast<int>(i));
    std::sort(cells.begin(), cells.end(),
              [&](int a, int b) { return verdictOf(input, a).rank < verdictOf(input, b).rank; });
    if (cells.empty())
        return {};
    QStringList lines;
    for (std::size_t i = 0; i < std::min(cells.size(), mostSuppressed); ++i)
        lines += tr("%1, IoU %2").arg(link(input.run, cells[i]), number(verdictOf(input, cells[i]).iou));
    if (cells.size() > mostSuppressed)
        lines += tr("… and %1 more").arg(formatCount(static_cast<std::int64_t>(cells.size() - mostSuppressed)));
    return heading(tr("It suppressed %1").arg(formatCount(static_cast<std::int64_t>(cells.size()))))
        + paragraph(lines.join(QStringLiteral("<br>")));
}

bool holds(const Box &box, const QPointF &point)
{
    return point.x() >= static_cast<double>(box.x1) && point.x() <= static_cast<double>(box.x2)
        && point.y() >= static_cast<double>(box.y1) && point.y() <= static_cast<double>(box.y2);
}

} // namespace

QString whyBox(const WhyInput &input, int cell)
{
    const DetectionRun &run = input.run;
    const std::span<const float> row = run.raw.row(cell);
    const int classId = run.candidates.classes[static_cast<std::size_t>(cell)];
    const float score = run.candidates.scores[static_cast<std::size_t>(cell)];
    const float best = row[static_cast<std::size_t>(5 + classId)];
    const int rank = verdictOf(input, cell).rank;
    QString text = QStringLiteral("<h3>%1%2</h3>").arg(swatch(classId), candidateText(run, cell).toHtmlEscaped());
    text += paragraph(verdict(input, cell));
    if (rank >= 0 && verdictOf(input, cell).gate != Gate::Kept)
        text += paragraph(
            tr("Rank %1 of %2 with enough score.").arg(formatCount(rank + 1)).arg(formatCount(input.result.confident)));
    text += heading(tr("Where it comes from"));
    text += paragraph(tr("Cell %1: %2.").arg(formatCount(cell), cellText(run.raw.cell(cell))));
    // Two tables: in one the panel is too narrow for numbers in one piece.
    text += table({QStringLiteral("x"), QStringLiteral("y"), QStringLiteral("w"), QStringLiteral("h")},
                  {{number(row[0]), number(row[1]), number(row[2]), number(row[3])}});
    text += table({QStringLiteral("obj"), QStringLiteral("cls")}, {{number(row[4]), number(best)}});
    text += heading(tr("Score"))
        + paragraph(tr("obj × cls = %1 × %2 = %3").arg(number(row[4]), number(best), number(score)));
    text += heading(tr("Box")) + paragraph(decoding(run, cell));
    text += heading(tr("Best classes")) + classes(run, cell);
    return text + suppressed(input, cell);
}

std::vector<int> candidatesAt(const DetectionRun &run, const QPointF &point, std::size_t most)
{
    const QPointF at = point * run.geometry.ratio; // in pixels of the network's input
    std::vector<int> cells;
    for (int cell = 0; cell < run.raw.cells(); ++cell)
        if (holds(run.candidates.boxes[static_cast<std::size_t>(cell)], at) || holds(run.raw.cell(cell).square(), at))
            cells.push_back(cell);
    const auto score = [&](int cell) { return run.candidates.scores[static_cast<std::size_t>(cell)]; };
    std::erase_if(cells, [&](int cell) { return score(cell) != score(cell); }); // NaN has no place in an order
    std::stable_sort(cells.begin(), cells.end(), [&](int a, int b) { return score(a) > score(b); });
    cells.resize(std::min(cells.size(), most));
    return cells;
}

QString whyNothing(const WhyInput &input, const QPointF &point)
{
    QString text = QStringLiteral("<h3>%1</h3>").arg(tr("Why is nothing here?"));
    text += paragraph(tr("At x %1, y %2 of the picture. The best candidates whose box or cell holds this place:")
                          .arg(number(point.x()), number(point.y())));
    const std::vector<int> cells = candidatesAt(input.run, point, mostAtPoint);
    if (cells.empty())
        return text + paragraph(tr("None: no box reaches this place."));
    QList<QStringList> rows;
    for (const int cell : cells)
        rows += {swatch(input.run.candidates.classes[static_cast<std::size_t>(cell)]) + link(input.run, cell),
                 verdict(input, cell)};
    return text + table({tr("Candidate"), tr("What became of it")}, rows);
}

int cellOfLink(const QString &link)
{
    bool ok = false;
    const int cell = link.startsWith(QLatin1String("cell:")) ? link.mid(5).toInt(&ok) : -1;
    return ok ? cell : -1;
}

} // namespace vitrine
