#include "widgets/yolox/assignment/PairText.h"

#include "core/detection/assign/PairCosts.h"
#include "widgets/common/Format.h"
#include "widgets/detection/ClassNames.h"
#include "widgets/yolox/assignment/AssignText.h"

#include <algorithm>
#include <numeric>

namespace vitrine {

namespace {

constexpr std::size_t mostClasses = 8; ///< that are written out; the rest is summed

QString paragraph(const QString &title, const QString &text)
{
    return QStringLiteral("<p style='margin:0 0 6px 0'><b>%1</b> %2</p>").arg(title.toHtmlEscaped(), text);
}

QString sizeText(const CenterBox &box)
{
    return QStringLiteral("%1 × %2 @ (%3, %4)")
        .arg(formatNumber(static_cast<double>(box.width)), formatNumber(static_cast<double>(box.height)),
             formatNumber(static_cast<double>(box.x)), formatNumber(static_cast<double>(box.y)));
}

QString cells(const QStringList &texts, const QString &tag)
{
    QString line = QStringLiteral("<tr>");
    for (const QString &text : texts)
        line += QStringLiteral("<%1 align='left' style='padding-right:8px'>%2</%1>").arg(tag, text);
    return line + QStringLiteral("</tr>");
}

/// The true class first, then those that cost most.
std::vector<std::size_t> orderOf(const std::vector<ClassTerm> &terms)
{
    std::vector<std::size_t> order(terms.size());
    std::iota(order.begin(), order.end(), std::size_t(0));
    std::ranges::stable_sort(order, [&terms](std::size_t a, std::size_t b) {
        if (terms[a].isTrue != terms[b].isTrue)
            return terms[a].isTrue;
        return terms[a].entropy > terms[b].entropy;
    });
    return order;
}

} // namespace

QString PairText::row(const AssignPicture &picture, std::size_t row)
{
    const AssignStudy &study = picture.study;
    if (study.columns() == 0)
        return {};
    const QString k = study.assignment.iouSums[row] < 1 ? tr("less than 1, so k = %1") : tr("k = %1");
    return paragraph(picture.names[static_cast<int>(row)] + QLatin1Char(':'),
                     tr("the %1 best IoUs %2, %3; positives: %4")
                         .arg(formatCount(study.settings.topIous), AssignText::sumOfIous(picture, row),
                              k.arg(study.assignment.k[row]), formatCount(study.positivesOf(row))));
}

QString PairText::iou(const PairFigures &figures, float iou)
{
    const auto number = [](float value) { return QString::number(static_cast<double>(value), 'f', 1); };
    const QString text =
        QStringLiteral("%1 · %2 / (%3 + %4 − %5) = <b>%6</b>")
            .arg(number(figures.overlapWidth), number(figures.overlapHeight), number(figures.predicted.area()),
                 number(figures.truth.area()), number(figures.overlap), shortNumber(iou));
    return paragraph(tr("Boxes"),
                     tr("predicted %1, ground truth %2 (width × height @ centre, pixels)")
                         .arg(sizeText(figures.predicted), sizeText(figures.truth)))
        + paragraph(tr("IoU"), tr("overlap / union = %1").arg(text))
        + paragraph(tr("IoU cost"),
                    QStringLiteral("−log(%1 + 1e-8) = <b>%2</b>").arg(shortNumber(iou), shortNumber(iouCost(iou))));
}

QString PairText::classes(const AssignPicture &picture, int cell, std::size_t row)
{
    const std::vector<ClassTerm> terms = classTerms(picture.predictions(), cell, picture.study.truths[row].classId);
    const std::vector<std::size_t> order = orderOf(terms);
    QString table =
        cells({tr("class"), tr("p_cls"), tr("p_obj"), tr("√(p_cls·p_obj)"), tr("cost")}, QStringLiteral("th"));
    float sum = 0, rest = 0;
    for (std::size_t i = 0; i < order.size(); ++i) {
        const ClassTerm &term = terms[order[i]];
        sum += term.entropy;
        if (i >= mostClasses) {
            rest += term.entropy;
            continue;
        }
        const QString name = shownClass(picture.run->classNames, static_cast<int>(order[i])).toHtmlEscaped();
        const QString formula = term.isTrue ? QStringLiteral("−log(%1) = %2") : QStringLiteral("−log(1 − %1) = %2");
        table += cells({term.isTrue ? QStringLiteral("<b>%1</b>").arg(name) : name, shortNumber(term.classProbability),
                        shortNumber(term.objectProbability), shortNumber(term.joint),
                        formula.arg(shortNumber(term.joint), shortNumber(term.entropy))},
                       QStringLiteral("td"));
    }
    if (order.size() > mostClasses)
        table += cells({tr("%n other class(es)", nullptr, static_cast<int>(order.size() - mostClasses)), QString(),
                        QString(), QString(), shortNumber(rest)},
                       QStringLiteral("td"));
    return paragraph(tr("Class cost"),
                     tr("the sum over all classes is %1").arg(QStringLiteral("<b>%1</b>").arg(shortNumber(sum))))
        + QStringLiteral("<table cellspacing='0' cellpadding='1'>%1</table>").arg(table);
}

QString PairText::place(const AssignPicture &picture, const PairFigures &figures)
{
    const AssignSettings &settings = picture.study.settings;
    const QString distances = tr("centre of the cell %1 and %2 strides from that of the box, radius %3; %4")
                                  .arg(shortNumber(figures.strides[0]), shortNumber(figures.strides[1]),
                                       formatNumber(static_cast<double>(settings.reach())),
                                       figures.isInBox ? tr("in the box") : tr("outside of the box"));
    const QString penalty = figures.isPreferred
        ? tr("nothing is added")
        : tr("%1 are added").arg(formatCount(static_cast<int>(distanceCost(settings.rule))));
    return paragraph(tr("Place"), tr("%1: %2").arg(distances, penalty));
}

QString PairText::outcome(const AssignPicture &picture, std::size_t row, std::size_t column)
{
    const AssignStudy &study = picture.study;
    const CostTerms &terms = study.matrix.at(row, column);
    const std::vector<std::size_t> order = study.byCost(row);
    const auto rank = std::ranges::find(order, column) - order.begin() + 1;
    const QString penalty = terms.isPreferred
        ? QString()
        : QStringLiteral(" + %1").arg(formatCount(static_cast<int>(distanceCost(study.settings.rule))));
    QString text = QStringLiteral("%1 + %2 · %3%4 = <b>%5</b>; ")
                       .arg(shortNumber(terms.classCost), formatNumber(static_cast<double>(study.settings.lambda)),
                            shortNumber(terms.iouCost), penalty, shortNumber(terms.cost));
    text += tr("rank %1 of %2 for this box, whose k is %3.")
                .arg(formatCount(rank), formatCount(static_cast<int>(study.columns())),
                     formatCount(study.assignment.k[row]));
    const Positive *positive = study.positiveAt(study.matrix.cells[column]);
    if (terms.isPositive)
        text += QLatin1Char(' ') + tr("It is a positive of this box.");
    else if (positive && terms.isChosen)
        text += QLatin1Char(' ') + tr("It was chosen, but %1 costs less.").arg(picture.names[positive->truth]);
    else if (positive)
        text += QLatin1Char(' ') + tr("It learns %1.").arg(picture.names[positive->truth]);
    return paragraph(tr("Cost"), text);
}

QString PairText::of(const AssignPicture &picture, AssignPair pair)
{
    if (pair.row < 0)
        return {};
    const auto at = static_cast<std::size_t>(pair.row);
    if (pair.cell < 0)
        return row(picture, at)
            + paragraph(QString(),
                        tr("Click on a dot of the picture or on a square of the matrix: what the pair costs "
                           "is worked out here."));
    const PairFigures figures = figuresOf(picture.predictions(), picture.study, pair.cell, at);
    const auto column = picture.study.columnOf(pair.cell);
    QString text = paragraph(picture.names[pair.row], AssignText::ofCell(picture, pair.cell).toHtmlEscaped());
    if (!column)
        return text + paragraph(tr("No candidate"), tr("of any box: it learns \"nothing here\"."))
            + place(picture, figures) + iou(figures, assignmentIou(figures.truth, figures.predicted));
    return text + outcome(picture, at, *column) + iou(figures, picture.study.matrix.at(at, *column).iou)
        + classes(picture, pair.cell, at) + place(picture, figures) + row(picture, at);
}

} // namespace vitrine
