#include "widgets/yolox/losses/LossText.h"

#include "widgets/common/Format.h"
#include "widgets/yolox/losses/LossSession.h"

#include <cmath>

namespace vitrine {

namespace {

QString number(double value)
{
    return formatNumber(value);
}

double sigmoidOf(double logit)
{
    return 1 / (1 + std::exp(-logit));
}

/// "5 · 0.95 / 37 = 0.1284"
QString weighted(double weight, double value, int divisor)
{
    return QStringLiteral("%1 · %2 / %3 = %4")
        .arg(number(weight), number(value), QString::number(divisor), number(weight * value / divisor));
}

/// −(t·log p + (1 − t)·log(1 − p)), with the numbers put in.
QString entropyFormula(double logit, double target, double value)
{
    const double p = sigmoidOf(logit);
    if (target == 0)
        return QStringLiteral("−log(1 − %1) = %2").arg(number(p), number(value));
    if (target > 1 - 1e-6)
        return QStringLiteral("−log %1 = %2").arg(number(p), number(value));
    return QStringLiteral("−(%1·log %2 + %3·log %4) = %5")
        .arg(number(target), number(p), number(1 - target), number(1 - p), number(value));
}

} // namespace

double termOf(const DetectionLossTerms &terms, LossTerm term)
{
    switch (term) {
    case LossTerm::Box:
        return terms.box;
    case LossTerm::Object:
        return terms.object;
    case LossTerm::Classes:
        return terms.classes;
    case LossTerm::L1:
        return terms.l1;
    case LossTerm::Total:
        break;
    }
    return terms.total();
}

double &weightOf(DetectionLossSettings &settings, LossTerm term)
{
    return term == LossTerm::Box    ? settings.boxWeight
        : term == LossTerm::Object  ? settings.objectWeight
        : term == LossTerm::Classes ? settings.classWeight
                                    : settings.l1Weight;
}

QString LossText::name(LossTerm term)
{
    switch (term) {
    case LossTerm::Box:
        return tr("Box");
    case LossTerm::Object:
        return tr("Objectness");
    case LossTerm::Classes:
        return tr("Class");
    case LossTerm::L1:
        return QStringLiteral("L1");
    case LossTerm::Total:
        break;
    }
    return tr("Total");
}

QString LossText::tip(LossTerm term)
{
    switch (term) {
    case LossTerm::Box:
        return tr("Σ over positives of 1 − IoU² (or 1 − GIoU), weight 5 in YOLOX");
    case LossTerm::Object:
        return tr("Σ over all cells of the BCE of the objectness: 1 for positives, else 0");
    case LossTerm::Classes:
        return tr("Σ over positives and classes of the BCE; the target of the right class is the IoU, of the others 0");
    case LossTerm::L1:
        return tr("Σ over positives of |raw − target| of the encoded box; YOLOX adds it in the last 15 epochs");
    case LossTerm::Total:
        break;
    }
    return tr("All terms, weighted and divided by the number of positives");
}

QString LossText::total(const PictureLoss &loss)
{
    DetectionLossSettings settings = loss.settings;
    QStringList parts;
    for (int i = 1; i < lossTermCount; ++i) {
        const auto term = static_cast<LossTerm>(i);
        const double weight = weightOf(settings, term);
        if (weight == 0 || (term == LossTerm::L1 && !settings.usesL1))
            continue;
        parts += QStringLiteral("%1 · %2").arg(number(weight),
                                               number(termOf(loss.loss.terms, term) * loss.divisor() / weight));
    }
    return QStringLiteral("L = (%1) / %2 = %3")
        .arg(parts.join(QStringLiteral(" + ")), QString::number(loss.divisor()), number(loss.loss.terms.total()));
}

QString LossText::place(const PictureLoss &loss, int cell)
{
    const Cell place = loss.batch().grid.cell(cell);
    return tr("Cell %1: stride %2, column %3, row %4").arg(cell).arg(place.stride).arg(place.column).arg(place.row);
}

QString LossText::shares(const PictureLoss &loss, int cell)
{
    const double total = loss.loss.terms.total();
    QStringList lines{place(loss, cell)};
    for (int i = 1; i < lossTermCount; ++i) {
        const auto term = static_cast<LossTerm>(i);
        const double share = termOf(loss.share(cell), term);
        if (share != 0)
            lines += QStringLiteral("%1: %2 (%3)")
                         .arg(name(term), number(share), formatShare(total > 0 ? share / total : 0));
    }
    return lines.join(QLatin1Char('\n'));
}

QString LossText::cell(const PictureLoss &loss, int index)
{
    const CellLoss cell = loss.detail(index);
    const DetectionLossSettings &settings = loss.settings;
    const int divisor = loss.divisor();
    const QString object = tr("Objectness: σ(%1) against %2: %3; %4")
                               .arg(number(cell.objectLogit), QString::number(cell.isPositive ? 1 : 0),
                                    entropyFormula(cell.objectLogit, cell.isPositive ? 1 : 0, cell.object),
                                    weighted(settings.objectWeight, cell.object, divisor));
    const QString share =
        tr("%1 of the loss")
            .arg(formatShare(loss.loss.terms.total() > 0 ? loss.share(index).total() / loss.loss.terms.total() : 0));
    if (!cell.isPositive)
        return tr("%1, no object: %2").arg(place(loss, index), share) + QLatin1Char('\n') + object;
    const bool isIou = settings.box == BoxLossKind::Iou;
    QStringList lines{tr("%1, learns “%2”: %3").arg(place(loss, index), loss.truthName(cell.truth), share)};
    lines += tr("Box: IoU = %1 / %2 = %3, %4: %5")
                 .arg(QString::number(cell.box.intersection, 'f', 0), QString::number(cell.box.unionArea, 'f', 0),
                      number(cell.box.iou),
                      isIou ? QStringLiteral("1 − IoU² = %1").arg(number(cell.box.loss))
                            : QStringLiteral("1 − GIoU = 1 − %1").arg(number(cell.box.giou)),
                      weighted(settings.boxWeight, cell.box.loss, divisor));
    lines += object;
    const auto own = static_cast<std::size_t>(loss.truths.boxes[static_cast<std::size_t>(cell.truth)].classId);
    const ClassLoss &right = cell.classes[own];
    lines += tr("Class: its own against the IoU, %1; %2 others against 0, Σ −log(1 − σ) = %3; %4")
                 .arg(entropyFormula(right.logit, right.target, right.loss), QString::number(cell.classes.size() - 1),
                      number(cell.classSum - right.loss), weighted(settings.classWeight, cell.classSum, divisor));
    QStringList differences;
    for (std::size_t i = 0; i < 4; ++i)
        differences += QStringLiteral("|%1 − %2|").arg(number(cell.encoded.raw[i]), number(cell.encoded.target[i]));
    const QString l1 =
        QStringLiteral("L1: %1 = %2").arg(differences.join(QStringLiteral(" + ")), number(cell.encoded.loss));
    lines += settings.usesL1 ? l1 + QStringLiteral("; ") + weighted(settings.l1Weight, cell.encoded.loss, divisor)
                             : tr("%1 (off)").arg(l1);
    return lines.join(QLatin1Char('\n'));
}

} // namespace vitrine
