#include "widgets/yolox/assignment/AssignOverlay.h"

#include "widgets/common/Theme.h"
#include "widgets/maps/ColourScale.h"
#include "widgets/yolox/assignment/CostMatrixView.h"
#include "widgets/yolox/assignment/DotPaint.h"
#include "widgets/yolox/scene/FramePaint.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace vitrine {

namespace {

constexpr double leastDot = 1.6; ///< painted pixels
constexpr std::size_t crowd = 64; ///< ground truths: with more, lines have no shadows, which would only hide others

QRectF rectOf(const CenterBox &box)
{
    const Box corners = box.corners();
    return {QPointF(corners.x1, corners.y1), QPointF(corners.x2, corners.y2)};
}

QRectF squareAround(const CenterBox &box, double reach)
{
    return {box.x - reach, box.y - reach, 2 * reach, 2 * reach};
}

} // namespace

AssignOverlay::AssignOverlay(const AssignPicture &picture, AssignStep step, AssignPair chosen, AssignPair hovered)
    : m_picture(picture), m_study(picture.study), m_step(step), m_chosen(chosen), m_hovered(hovered),
      m_isCrowd(picture.study.rows() > crowd)
{
}

double AssignOverlay::dotRadius(int stride)
{
    return 1.2 + stride * 0.13;
}

QPointF AssignOverlay::centreOf(int cell) const
{
    const CellPlace place = CellPlace::of(m_study.grid.cell(cell));
    return {static_cast<double>(place.x), static_cast<double>(place.y)};
}

bool AssignOverlay::isShown(int cell) const
{
    return m_levels[static_cast<std::size_t>(m_study.grid.cell(cell).level)];
}

int AssignOverlay::cellAt(const AssignStudy &study, const QPointF &place, double reach,
                          const std::array<bool, CellGrid::levels> &levels)
{
    int nearest = -1;
    double least = std::numeric_limits<double>::infinity();
    for (const int cell : study.matrix.cells) {
        const Cell at = study.grid.cell(cell);
        if (!levels[static_cast<std::size_t>(at.level)])
            continue;
        const CellPlace centre = CellPlace::of(at);
        const double distance =
            std::hypot(static_cast<double>(centre.x) - place.x(), static_cast<double>(centre.y) - place.y());
        if (distance < least && distance <= std::max(reach, dotRadius(at.stride))) {
            least = distance;
            nearest = cell;
        }
    }
    return nearest;
}

void AssignOverlay::dot(const Brush &brush, int cell, const QColor &colour, bool isFaint) const
{
    if (!isShown(cell))
        return;
    const double radius =
        std::max(leastDot, dotRadius(m_study.grid.cell(cell).stride) * std::min(2.0, brush.transform.scale));
    QColor fill = colour;
    fill.setAlphaF(isFaint ? 0.35F : 1.0F);
    paintDot(brush.painter, brush.transform.map(centreOf(cell)), {radius, fill, QColor(0, 0, 0, isFaint ? 90 : 220)});
}

void AssignOverlay::ring(const Brush &brush, int cell, const QColor &colour) const
{
    if (!isShown(cell))
        return;
    const double radius =
        std::max(leastDot, dotRadius(m_study.grid.cell(cell).stride) * std::min(2.0, brush.transform.scale)) + 3;
    const QPointF centre = brush.transform.map(centreOf(cell));
    brush.painter.setBrush(Qt::NoBrush);
    brush.painter.setPen(QPen(Qt::black, 4));
    brush.painter.drawEllipse(centre, radius, radius);
    brush.painter.setPen(QPen(colour, 2));
    brush.painter.drawEllipse(centre, radius, radius);
}

void AssignOverlay::line(const Brush &brush, int cell, std::size_t row, Qt::PenStyle style) const
{
    if (!isShown(cell))
        return;
    const CenterBox &truth = m_study.truths[row].box;
    const QPointF from = brush.transform.map(centreOf(cell)),
                  to = brush.transform.map(QPointF(static_cast<double>(truth.x), static_cast<double>(truth.y)));
    if (!m_isCrowd) {
        brush.painter.setPen(QPen(QColor(0, 0, 0, 160), 3));
        brush.painter.drawLine(from, to);
    }
    brush.painter.setPen(QPen(colourOf(row), 1.5, style));
    brush.painter.drawLine(from, to);
}

void AssignOverlay::box(const Brush &brush, const CenterBox &box, const QColor &colour, double line,
                        Qt::PenStyle style) const
{
    const QRectF rect = brush.transform.map(rectOf(box));
    if (!std::isfinite(rect.width()) || !std::isfinite(rect.height()) || rect.width() > 1e6 || rect.height() > 1e6)
        return;
    paintFrame(brush.painter, rect, line + 2, QColor(0, 0, 0, 170));
    if (style == Qt::SolidLine)
        return paintFrame(brush.painter, rect, line, colour);
    brush.painter.setBrush(Qt::NoBrush);
    brush.painter.setPen(QPen(colour, line, style));
    brush.painter.drawRect(rect);
}

void AssignOverlay::paint(QPainter &painter, const PictureTransform &transform) const
{
    const Brush brush{painter, transform};
    painter.setRenderHint(QPainter::Antialiasing);
    switch (m_step) {
    case AssignStep::Candidates:
        regions(brush);
        candidates(brush);
        break;
    case AssignStep::Ious:
        term(brush, AssignTerm::Iou);
        break;
    case AssignStep::IouCosts:
        term(brush, AssignTerm::IouCost);
        break;
    case AssignStep::ClassCosts:
        term(brush, AssignTerm::ClassCost);
        break;
    case AssignStep::Costs:
        term(brush, AssignTerm::Cost);
        break;
    case AssignStep::DynamicK:
        best(brush);
        break;
    case AssignStep::Choice:
        choice(brush);
        break;
    case AssignStep::Conflicts:
        conflicts(brush);
        break;
    case AssignStep::Result:
        result(brush);
        break;
    }
    pair(brush, m_hovered, 1);
    pair(brush, m_chosen, 2);
}

/// Where the centres of candidates may lie, for each level.
void AssignOverlay::regions(const Brush &brush) const
{
    for (const TruthBox &truth : m_study.truths)
        for (int level = 0; level < CellGrid::levels; ++level) {
            if (!m_levels[static_cast<std::size_t>(level)])
                continue;
            const double reach = static_cast<double>(m_study.settings.reach()) * CellGrid::stride(level);
            const QRectF square = brush.transform.map(squareAround(truth.box, reach));
            if (m_isCrowd) // opaque: what shines through costs many times more
                paintFrame(brush.painter, square.translated(1, 1), 1, Qt::black);
            else
                paintFrame(brush.painter, square, 3, QColor(0, 0, 0, 150));
            paintFrame(brush.painter, square, 1, levelColour(level));
        }
}

void AssignOverlay::candidates(const Brush &brush) const
{
    for (const int cell : m_study.matrix.cells)
        dot(brush, cell, levelColour(m_study.grid.cell(cell).level));
}

void AssignOverlay::term(const Brush &brush, AssignTerm term) const
{
    if (m_chosen.row < 0)
        return;
    const auto row = static_cast<std::size_t>(m_chosen.row);
    const auto valueOf = [&](std::size_t column) {
        const CostTerms &terms = m_study.matrix.at(row, column);
        // The million of a wrong place would leave one colour to all the others.
        return term == AssignTerm::Cost ? terms.classCost + m_study.settings.lambda * terms.iouCost
                                        : termOf(terms, term);
    };
    ValueSpan span;
    for (std::size_t i = 0; i < m_study.columns(); ++i)
        span.include({valueOf(i), valueOf(i)});
    const ColourScale scale(span, false);
    for (std::size_t i = 0; i < m_study.columns(); ++i)
        dot(brush, m_study.matrix.cells[i], QColor(scale.colour(valueOf(i))),
            term == AssignTerm::Cost && !m_study.matrix.at(row, i).isPreferred);
}

void AssignOverlay::best(const Brush &brush) const
{
    for (const int cell : m_study.matrix.cells)
        dot(brush, cell, Qt::white, true);
    if (m_chosen.row < 0)
        return;
    const auto row = static_cast<std::size_t>(m_chosen.row);
    for (const std::size_t column : m_study.bestColumns(row)) {
        const int cell = m_study.matrix.cells[column];
        if (m_study.matrix.at(row, column).iou > 0 && isShown(cell))
            box(brush, m_picture.predictions().box(cell), colourOf(row), 1, Qt::SolidLine);
        dot(brush, cell, colourOf(row));
    }
}

void AssignOverlay::choice(const Brush &brush) const
{
    for (const int cell : m_study.matrix.cells)
        dot(brush, cell, Qt::white, true);
    if (m_chosen.row < 0)
        return;
    const auto row = static_cast<std::size_t>(m_chosen.row);
    for (const std::size_t column : m_study.chosenColumns(row))
        line(brush, m_study.matrix.cells[column], row, Qt::SolidLine);
    for (const std::size_t column : m_study.chosenColumns(row))
        dot(brush, m_study.matrix.cells[column], colourOf(row));
}

void AssignOverlay::conflicts(const Brush &brush) const
{
    for (std::size_t row = 0; row < m_study.rows(); ++row)
        for (std::size_t column = 0; column < m_study.columns(); ++column)
            if (m_study.matrix.at(row, column).isChosen)
                dot(brush, m_study.matrix.cells[column], colourOf(row), true);
    for (const Conflict &conflict : m_study.assignment.conflicts) {
        for (const int claimant : conflict.claimants)
            if (claimant != conflict.winner)
                line(brush, conflict.cell, static_cast<std::size_t>(claimant), Qt::DotLine);
        line(brush, conflict.cell, static_cast<std::size_t>(conflict.winner), Qt::SolidLine);
        dot(brush, conflict.cell, colourOf(static_cast<std::size_t>(conflict.winner)));
        ring(brush, conflict.cell, Qt::white);
    }
}

void AssignOverlay::result(const Brush &brush) const
{
    for (const Positive &positive : m_study.assignment.positives)
        line(brush, positive.cell, static_cast<std::size_t>(positive.truth), Qt::SolidLine);
    for (const Positive &positive : m_study.assignment.positives)
        dot(brush, positive.cell, colourOf(static_cast<std::size_t>(positive.truth)));
    for (const Positive &positive : m_study.outside())
        ring(brush, positive.cell, Qt::white);
}

/// The cell's square, the box that it predicts, and its way to the ground truth.
void AssignOverlay::pair(const Brush &brush, AssignPair pair, double width) const
{
    if (pair.cell < 0 || pair.cell >= m_study.grid.count())
        return;
    const QColor colour = pair.row >= 0 ? colourOf(static_cast<std::size_t>(pair.row)) : QColor(Qt::white);
    const Box square = m_study.grid.cell(pair.cell).square();
    box(brush, CenterBox::of(square), Qt::white, width, Qt::SolidLine);
    box(brush, m_picture.predictions().box(pair.cell), colour, width, Qt::DashLine);
    if (pair.row >= 0)
        line(brush, pair.cell, static_cast<std::size_t>(pair.row), Qt::DashLine);
}

} // namespace vitrine
