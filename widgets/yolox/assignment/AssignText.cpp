#include "widgets/yolox/assignment/AssignText.h"

#include "core/detection/assign/PairCosts.h"
#include "widgets/common/Format.h"

#include <algorithm>
#include <cmath>

namespace vitrine {

namespace {

constexpr int mostNamed = 3; ///< conflicts and boxes that are written out

QString listed(const AssignPicture &picture, const std::vector<int> &rows)
{
    QStringList names;
    for (const int row : rows)
        names += picture.names[row];
    constexpr qsizetype most = 5;
    const bool isLong = names.size() > most;
    const QString joined = names.mid(0, most).join(AssignText::tr(", "));
    return isLong ? joined + AssignText::tr(", …") : joined;
}

QString counted(int number)
{
    return formatCount(number);
}

} // namespace

QString shortNumber(float value)
{
    if (!std::isfinite(value))
        return formatNumber(static_cast<double>(value));
    return QString::number(static_cast<double>(value), 'f', std::abs(value) >= 1000 ? 1 : 3);
}

QStringList AssignText::sentences(const AssignPicture &picture, int row)
{
    if (row < 0)
        return {};
    const auto at = static_cast<std::size_t>(row);
    if (picture.study.columns() == 0)
        return {candidates(picture)};
    return {candidates(picture),   ious(picture, at),   iouCosts(picture, at), classCosts(picture, at), costs(picture),
            dynamicK(picture, at), choice(picture, at), conflicts(picture),    result(picture)};
}

QString AssignText::candidates(const AssignPicture &picture)
{
    const AssignStudy &study = picture.study;
    const auto levels = study.candidatesByLevel();
    const QString rule = study.settings.rule == CandidateRule::Center
        ? tr("Candidates: cells whose centre lies within %1 strides of a box's centre, each way.")
        : tr("Candidates: cells whose centre lies in a box, or within %1 strides of its centre.");
    return rule.arg(formatNumber(static_cast<double>(study.settings.reach()))) + QLatin1Char(' ')
        + tr("%1 of %2 cells: %3 of stride 8, %4 of stride 16, %5 of stride 32.")
              .arg(counted(static_cast<int>(study.columns())), counted(study.grid.count()), counted(levels[0]),
                   counted(levels[1]), counted(levels[2]));
}

QString AssignText::ious(const AssignPicture &picture, std::size_t row)
{
    const AssignStudy &study = picture.study;
    const std::size_t best = study.bestColumns(row).front();
    return tr("IoU: how well the box that each candidate predicts covers each ground truth, %1 × %2 pairs. Best for "
              "%3: %4, of %5.")
        .arg(counted(static_cast<int>(study.rows())), counted(static_cast<int>(study.columns())),
             picture.names[static_cast<int>(row)], shortNumber(study.matrix.at(row, best).iou),
             ofCell(picture, study.matrix.cells[best]));
}

QString AssignText::iouCosts(const AssignPicture &picture, std::size_t row)
{
    const AssignStudy &study = picture.study;
    const CostTerms &best = study.matrix.at(row, study.bestColumns(row).front());
    return tr("IoU cost: −log(IoU + 1e-8). Perfect overlap costs 0, none costs %1; the best of %2, an IoU of %3, costs "
              "%4.")
        .arg(shortNumber(iouCost(0)), picture.names[static_cast<int>(row)], shortNumber(best.iou),
             shortNumber(best.iouCost));
}

QString AssignText::classCosts(const AssignPicture &picture, std::size_t row)
{
    const AssignStudy &study = picture.study;
    float low = study.matrix.at(row, 0).classCost, high = low;
    for (std::size_t i = 1; i < study.columns(); ++i) {
        low = std::min(low, study.matrix.at(row, i).classCost);
        high = std::max(high, study.matrix.at(row, i).classCost);
    }
    return tr("Class cost: √(p_cls · p_obj) of every class against 1 for %1 and 0 for the rest, as binary "
              "cross-entropy "
              "over %2 classes. For %3 from %4 to %5.")
        .arg(picture.className(row), counted(static_cast<int>(picture.run->classNames.size())),
             picture.names[static_cast<int>(row)], shortNumber(low), shortNumber(high));
}

QString AssignText::costs(const AssignPicture &picture)
{
    const AssignStudy &study = picture.study;
    const auto far = std::ranges::count(study.matrix.terms, false, &CostTerms::isPreferred);
    const QString place = study.settings.rule == CandidateRule::Center
        ? tr("plus %1 where the cell is a candidate of another box only")
        : tr("plus %1 where the cell is not both in the box and near its centre");
    return tr("Cost = class cost + %1 · IoU cost, %2: %3 of %4 pairs.")
        .arg(formatNumber(static_cast<double>(study.settings.lambda)),
             place.arg(counted(static_cast<int>(distanceCost(study.settings.rule)))), counted(static_cast<int>(far)),
             counted(static_cast<int>(study.matrix.terms.size())));
}

QString AssignText::sumOfIous(const AssignPicture &picture, std::size_t row)
{
    const AssignStudy &study = picture.study;
    QStringList ious;
    for (const std::size_t column : study.bestColumns(row))
        ious += QString::number(static_cast<double>(study.matrix.at(row, column).iou), 'f', 2);
    return QStringLiteral("%1 = %2").arg(ious.join(QStringLiteral(" + ")),
                                         QString::number(static_cast<double>(study.assignment.iouSums[row]), 'f', 2));
}

QString AssignText::dynamicK(const AssignPicture &picture, std::size_t row)
{
    const Assignment &assignment = picture.study.assignment;
    const QString start = tr("How many: the %1 best IoUs of %2 add up to %3.")
                              .arg(counted(picture.study.settings.topIous), picture.names[static_cast<int>(row)],
                                   sumOfIous(picture, row));
    const QString end = assignment.iouSums[row] < 1
        ? tr("That is less than 1; every ground truth gets at least one cell, so k = %1.")
        : tr("The whole part is k = %1: a ground truth that is predicted well gets more cells.");
    return start + QLatin1Char(' ') + end.arg(assignment.k[row]);
}

QString AssignText::choice(const AssignPicture &picture, std::size_t row)
{
    const AssignStudy &study = picture.study;
    const std::vector<std::size_t> chosen = study.chosenColumns(row);
    if (chosen.empty())
        return tr("%1 chooses no cell.").arg(picture.names[static_cast<int>(row)]);
    return tr("Choice: %1 takes its %2 cheapest candidates, from %3 to %4.")
        .arg(picture.names[static_cast<int>(row)], counted(static_cast<int>(chosen.size())),
             shortNumber(study.matrix.at(row, chosen.front()).cost),
             shortNumber(study.matrix.at(row, chosen.back()).cost));
}

QString AssignText::conflict(const AssignPicture &picture, const Conflict &conflict)
{
    const AssignStudy &study = picture.study;
    const std::size_t column = study.columnOf(conflict.cell).value_or(0);
    QStringList claimants;
    for (const int row : conflict.claimants)
        claimants += tr("%1 (%2)").arg(picture.names[row],
                                       shortNumber(study.matrix.at(static_cast<std::size_t>(row), column).cost));
    return tr("%1: wanted by %2; %3 gets it for %4.")
        .arg(ofCell(picture, conflict.cell), claimants.join(tr(" and ")), picture.names[conflict.winner],
             shortNumber(study.matrix.at(static_cast<std::size_t>(conflict.winner), column).cost));
}

QString AssignText::conflicts(const AssignPicture &picture)
{
    const std::vector<Conflict> &all = picture.study.assignment.conflicts;
    if (all.empty())
        return tr("Conflicts: no cell was chosen twice. Else it would go to the ground truth that it costs least.");
    QString text = tr("Conflicts: %n cell(s) chosen more than once; each goes to the ground truth that it costs least.",
                      nullptr, static_cast<int>(all.size()));
    for (std::size_t i = 0; i < std::min<std::size_t>(all.size(), mostNamed); ++i)
        text += QLatin1Char(' ') + conflict(picture, all[i]);
    return text;
}

QString AssignText::result(const AssignPicture &picture)
{
    const AssignSummary summary = summaryOf(picture.study);
    QString text =
        tr("Result: %n cell(s) learn an object, all others \"nothing here\".", nullptr, summary.allPositives);
    if (summary.allPositives > 0)
        text += QLatin1Char(' ') + tr("Their mean IoU is %1.").arg(shortNumber(summary.meanIou));
    if (summary.outside > 0)
        text += QLatin1Char(' ')
            + (picture.study.settings.rule == CandidateRule::Center
                   ? tr("Outside of their box (ringed): %1. The rule asks only for the distance to its centre, and %2 "
                        "strides can be more than half of a small box.")
                   : tr("Outside of their box (ringed): %1. Within %2 strides of the centre a cell is a candidate too, "
                        "as a last resort."))
                  .arg(counted(summary.outside), formatNumber(static_cast<double>(picture.study.settings.reach())));
    return text;
}

QString AssignText::ofCell(const AssignPicture &picture, int cell)
{
    const Cell place = picture.study.grid.cell(cell);
    return tr("cell %1 (stride %2, column %3, row %4)").arg(cell).arg(place.stride).arg(place.column).arg(place.row);
}

QString AssignText::ofRow(const AssignPicture &picture, std::size_t row)
{
    const AssignStudy &study = picture.study;
    QString text = tr("%1: k = %2, positives: %3")
                       .arg(picture.names[static_cast<int>(row)], counted(study.assignment.k[row]),
                            counted(study.positivesOf(row)));
    if (study.columns() > 0)
        text += QLatin1Char('\n') + tr("Best IoUs: %1").arg(sumOfIous(picture, row));
    return text;
}

QString AssignText::ofPair(const AssignPicture &picture, std::size_t row, std::size_t column)
{
    const CostTerms &terms = picture.study.matrix.at(row, column);
    QStringList lines{
        tr("%1, %2").arg(picture.names[static_cast<int>(row)], ofCell(picture, picture.study.matrix.cells[column])),
        tr("IoU %1, IoU cost %2, class cost %3")
            .arg(shortNumber(terms.iou), shortNumber(terms.iouCost), shortNumber(terms.classCost)),
        tr("Cost %1").arg(shortNumber(terms.cost))};
    if (!terms.isPreferred)
        lines += tr("Paler: %1 are added for its place")
                     .arg(counted(static_cast<int>(distanceCost(picture.study.settings.rule))));
    if (terms.isChosen)
        lines += terms.isPositive ? tr("Among the k cheapest, and a positive") : tr("Among the k cheapest, but lost");
    else if (terms.isPositive)
        lines += tr("A positive: it won a cell that others had chosen");
    return lines.join(QLatin1Char('\n'));
}

QString AssignText::remark(const AssignPicture &picture, const AssignRemark &remark)
{
    using Kind = AssignRemark::Kind;
    const QString names = listed(picture, remark.truths);
    switch (remark.kind) {
    case Kind::NoCandidate:
        return tr("Not a single cell is a candidate: the boxes' centres lie outside of the input, or the radius is too "
                  "small. Nothing is learned from this picture.");
    case Kind::FewCandidates:
        return tr("There are more boxes (%1) than candidates (%2), so that some get no cell. A larger radius brings "
                  "more.")
            .arg(counted(static_cast<int>(picture.study.rows())), counted(static_cast<int>(picture.study.columns())));
    case Kind::SameBoxes:
        return tr("The same box twice: %1. Both cost the same and want the same cells; the first of them gets all.")
            .arg(names);
    case Kind::NoArea:
        return tr("Without width or height: %1. Every IoU is 0, so that k is 1 and the IoU cost %2.")
            .arg(names, shortNumber(iouCost(0)));
    case Kind::NothingLeft:
        return tr("Gets no cell, for others cost its cells less: %1.").arg(names);
    case Kind::Unusable:
        return tr("%n cell(s) left out, for what the network predicts there is not a number.", nullptr,
                  picture.study.assignment.unusable);
    }
    return {};
}

QString AssignText::remarks(const AssignPicture &picture)
{
    QStringList lines;
    if (picture.study.rows() == 0 && picture.unknown.isEmpty())
        lines += tr("Draw a box around an object in the picture, or take what the detector found: it is assigned "
                    "at once.");
    if (!picture.unknown.isEmpty())
        lines += tr("%1 does not know the class of %2: no cell can learn it. Double-click the box to give it another "
                    "class.")
                     .arg(picture.run->name, picture.unknown.mid(0, 5).join(tr(", ")));
    for (const AssignRemark &each : picture.remarks)
        lines += remark(picture, each);
    return lines.join(QLatin1Char('\n'));
}

} // namespace vitrine
