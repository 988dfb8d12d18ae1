#include "widgets/yolox/head/CellText.h"

#include "widgets/common/Format.h"
#include "widgets/detection/ClassNames.h"

#include <QCoreApplication>

#include <algorithm>

namespace vitrine {

namespace {

/// Of a long sum, where it stands alone and where there are four.
constexpr int termsAlone = 5, termsBeside = 2;

QString number(float value)
{
    return formatNumber(static_cast<double>(value));
}

/// In brackets where a sign would stand behind another.
QString factor(float value)
{
    return value < 0 ? QStringLiteral("(%1)").arg(number(value)) : number(value);
}

/// Writes down one cell's way.
class Writer {
    Q_DECLARE_TR_FUNCTIONS(CellText)

public:
    Writer(const CellPath &path, const LetterboxGeometry &geometry, const std::vector<std::string> &classNames)
        : m_path(path), m_geometry(geometry), m_names(classNames)
    {
    }

    std::vector<CellStep> steps() const
    {
        return {square(), stem(),      classBranch(), classes(),    boxBranch(), box(),  objectness(), sigmoids(),
                joined(), flattened(), levels(),      transposed(), centre(),    size(), picture(),    score()};
    }

private:
    QString name(int classId) const { return shownClass(m_names, classId); }

    /// b + Σ w·f: "y = 0.5 (bias) + 0.2·1.5 + … (60 more: 0.1) = 1.2"
    QString sum(const QString &symbol, const ChannelSum &sum, int shownTerms) const
    {
        QStringList terms = {tr("%1 (bias)").arg(number(sum.bias))};
        double shown = static_cast<double>(sum.bias);
        for (const int place : sum.largest(shownTerms)) {
            const auto at = static_cast<std::size_t>(place);
            terms += QStringLiteral("%1·%2").arg(factor(sum.weights[at]), factor(sum.features[at]));
            shown += static_cast<double>(sum.weights[at]) * static_cast<double>(sum.features[at]);
        }
        const auto rest = static_cast<int>(sum.weights.size()) - shownTerms;
        if (rest > 0)
            terms += tr("(%1 more: %2)").arg(rest).arg(formatNumber(sum.computed() - shown));
        return QStringLiteral("%1 = %2 = %3").arg(symbol, terms.join(QStringLiteral(" + ")), number(sum.value));
    }

    static QString sigmoid(float logit, float probability)
    {
        return QStringLiteral("σ(%1) = 1 / (1 + e^%2) = %3").arg(number(logit), factor(-logit), number(probability));
    }

    QString map(int channels) const
    {
        return QStringLiteral("[%1, %2, %3]").arg(channels).arg(m_path.rows).arg(m_path.columns);
    }

    CellStep square() const
    {
        const Box square = m_path.cell.square();
        return {tr("Cell in column %1, row %2 of the %3 × %4 map: it speaks for %5 × %5 pixels of the input.")
                    .arg(m_path.cell.column)
                    .arg(m_path.cell.row)
                    .arg(m_path.columns)
                    .arg(m_path.rows)
                    .arg(m_path.cell.stride),
                {tr("x from %1·%2 = %3 to %4, y from %5·%2 = %6 to %7 (input pixels)")
                     .arg(m_path.cell.column)
                     .arg(m_path.cell.stride)
                     .arg(number(square.x1), number(square.x2))
                     .arg(m_path.cell.row)
                     .arg(number(square.y1), number(square.y2))},
                {CellPart::Square}};
    }

    CellStep stem() const
    {
        return {tr("Stem: a 1×1 convolution makes %2 numbers of the neck's %1 at this cell, for both branches.")
                    .arg(m_path.neckChannels)
                    .arg(m_path.stem.size()),
                {tr("f = act(bn(W·neck)), %1 → %2 channels; the map stays %3 × %4")
                     .arg(m_path.neckChannels)
                     .arg(m_path.stem.size())
                     .arg(m_path.columns)
                     .arg(m_path.rows)},
                {CellPart::Square, CellPart::Stem}};
    }

    CellStep branch(const QString &sentence, CellPart features) const
    {
        return {sentence,
                {tr("3×3 behind 3×3: its numbers are made of 5×5 cells of the stem's map.")},
                {CellPart::Seen, CellPart::Stem, features}};
    }

    CellStep classBranch() const
    {
        return branch(
            tr("Class branch: two 3×3 convolutions ask what it is; %1 numbers.").arg(m_path.classFeatures.size()),
            CellPart::ClassFeatures);
    }

    CellStep classes() const
    {
        return {tr("A 1×1 convolution gives %1 class logits; the largest is %2's, %3.")
                    .arg(m_path.classes)
                    .arg(name(m_path.bestClass), number(m_path.bestSum.value)),
                {sum(name(m_path.bestClass), m_path.bestSum, termsAlone)},
                {CellPart::ClassFeatures, CellPart::Classes}};
    }

    CellStep boxBranch() const
    {
        return branch(tr("Box branch: two 3×3 convolutions of its own ask where it is; %1 numbers.")
                          .arg(m_path.boxFeatures.size()),
                      CellPart::BoxFeatures);
    }

    CellStep box() const
    {
        static const QStringList symbols = {QStringLiteral("x"), QStringLiteral("y"), QStringLiteral("w"),
                                            QStringLiteral("h")};
        QStringList lines, values;
        for (std::size_t i = 0; i < m_path.boxSums.size(); ++i) {
            lines += sum(symbols[static_cast<qsizetype>(i)], m_path.boxSums[i], termsBeside);
            values += number(m_path.boxSums[i].value);
        }
        return {tr("A 1×1 convolution gives the box: x, y, w, h = %1.").arg(values.join(QStringLiteral(", "))),
                lines,
                {CellPart::BoxFeatures, CellPart::Box}};
    }

    CellStep objectness() const
    {
        return {tr("Another, on the same numbers, gives one logit: is there an object? %1.")
                    .arg(number(m_path.objectSum.value)),
                {sum(tr("obj"), m_path.objectSum, termsAlone)},
                {CellPart::BoxFeatures, CellPart::Objectness}};
    }

    CellStep sigmoids() const
    {
        const auto best = static_cast<std::size_t>(m_path.bestClass);
        return {
            tr("σ makes probabilities of the logits: object %1, %2 %3. The box stays as it is.")
                .arg(number(m_path.objectness()), name(m_path.bestClass),
                     number(m_path.classProbability(m_path.bestClass))),
            {tr("object: %1").arg(sigmoid(m_path.objectSum.value, m_path.objectness())),
             QStringLiteral("%1: %2").arg(name(m_path.bestClass),
                                          sigmoid(m_path.classLogits[best], m_path.classProbability(m_path.bestClass))),
             tr("Each class on its own, so they need not add up to 1. The losses of training take the logits.")},
            {CellPart::Objectness, CellPart::Classes, CellPart::Probabilities}};
    }

    CellStep joined() const
    {
        return {tr("Concat: box, objectness and classes one behind the other, 4 + 1 + %1 = %2 channels.")
                    .arg(m_path.classes)
                    .arg(5 + m_path.classes),
                {QStringLiteral("%1, %2, %3 → %4").arg(map(4), map(1), map(m_path.classes), map(5 + m_path.classes))},
                {CellPart::Row, CellPart::Box, CellPart::Objectness, CellPart::Classes}};
    }

    CellStep flattened() const
    {
        return {tr("Reshape: the map's rows one behind the other, %1 columns; this cell is number %2.")
                    .arg(m_path.rows * m_path.columns)
                    .arg(m_path.inLevel()),
                {QStringLiteral("%1 → [%2, %3]")
                     .arg(map(5 + m_path.classes))
                     .arg(5 + m_path.classes)
                     .arg(m_path.rows * m_path.columns),
                 tr("row·columns + column = %1·%2 + %3 = %4")
                     .arg(m_path.cell.row)
                     .arg(m_path.columns)
                     .arg(m_path.cell.column)
                     .arg(m_path.inLevel())},
                {CellPart::Square, CellPart::Row}};
    }

    CellStep levels() const
    {
        return {tr("Concat of the three maps: %1 cells. %2 stand before this map's: %2 + %3 = %4.")
                    .arg(m_path.count)
                    .arg(m_path.first)
                    .arg(m_path.inLevel())
                    .arg(m_path.index),
                {QStringLiteral("[%1, %2]").arg(5 + m_path.classes).arg(m_path.count),
                 tr("row of the output = cells of finer maps + row·columns + column = %1 + %2 = %3")
                     .arg(m_path.first)
                     .arg(m_path.inLevel())
                     .arg(m_path.index)},
                {CellPart::Square, CellPart::Row}};
    }

    CellStep transposed() const
    {
        return {
            tr("Transpose: a row a cell. Row %1 is this cell's %2 numbers.").arg(m_path.index).arg(5 + m_path.classes),
            {QStringLiteral("[%1, %2] → [%2, %1]").arg(5 + m_path.classes).arg(m_path.count)},
            {CellPart::Row}};
    }

    CellStep centre() const
    {
        const auto line = [this](const QString &symbol, const QString &place, float value, int at, float result) {
            return QStringLiteral("%1 = (%2 + %3)·%4 = (%5 + %6)·%7 = %8")
                .arg(symbol, symbol.left(1), place, tr("stride"), number(value))
                .arg(at)
                .arg(m_path.cell.stride)
                .arg(number(result));
        };
        return {
            tr("Decode the centre: (%1, %2) in input pixels.").arg(number(m_path.decoded.x), number(m_path.decoded.y)),
            {line(QStringLiteral("x′"), tr("column"), m_path.row[0], m_path.cell.column, m_path.decoded.x),
             line(QStringLiteral("y′"), tr("row"), m_path.row[1], m_path.cell.row, m_path.decoded.y)},
            {CellPart::Box, CellPart::Centre, CellPart::Square}};
    }

    CellStep size() const
    {
        const auto line = [this](const QString &symbol, float value, float result) {
            return QStringLiteral("%1′ = e^%1·%2 = e^%3·%4 = %5")
                .arg(symbol, tr("stride"), factor(value))
                .arg(m_path.cell.stride)
                .arg(number(result));
        };
        return {tr("Decode the size: %1 × %2 input pixels.")
                    .arg(number(m_path.decoded.width), number(m_path.decoded.height)),
                {line(QStringLiteral("w"), m_path.row[2], m_path.decoded.width),
                 line(QStringLiteral("h"), m_path.row[3], m_path.decoded.height)},
                {CellPart::Box, CellPart::DecodedBox}};
    }

    CellStep picture() const
    {
        return {tr("Corners, divided by the letterbox ratio %1: pixels of the picture.")
                    .arg(formatNumber(m_geometry.ratio)),
                {tr("centre ∓ half the size: %1 (input)").arg(boxText(m_path.inInput)),
                 tr("divided by %1: %2 (picture)").arg(formatNumber(m_geometry.ratio), boxText(m_path.inPicture))},
                {CellPart::DecodedBox}};
    }

    CellStep score() const
    {
        return {tr("Score = object × class: %1 · %2 = %3 for %4.")
                    .arg(number(m_path.objectness()), number(m_path.classProbability(m_path.bestClass)),
                         number(m_path.score), name(m_path.bestClass)),
                {tr("The confidence threshold and non-maximum suppression decide with it whether the box stays.")},
                {CellPart::Probabilities, CellPart::Score, CellPart::DecodedBox}};
    }

    const CellPath &m_path;
    const LetterboxGeometry &m_geometry;
    const std::vector<std::string> &m_names;
};

} // namespace

bool CellStep::lights(CellPart part) const
{
    return std::find(lit.begin(), lit.end(), part) != lit.end();
}

std::vector<CellStep> cellSteps(const CellPath &path, const LetterboxGeometry &geometry,
                                const std::vector<std::string> &classNames)
{
    return Writer(path, geometry, classNames).steps();
}

QString boxText(const Box &box)
{
    return QCoreApplication::translate("CellText", "%1, %2 to %3, %4")
        .arg(number(box.x1), number(box.y1), number(box.x2), number(box.y2));
}

QString cellText(const RawOutput &raw, int cell)
{
    const Cell place = raw.cell(cell);
    return QCoreApplication::translate("CellText", "Row %1: column %2, row %3 of the %4 × %5 map (stride %6)")
        .arg(cell)
        .arg(place.column)
        .arg(place.row)
        .arg(raw.columns(place.level))
        .arg(raw.rows(place.level))
        .arg(place.stride);
}

} // namespace vitrine
