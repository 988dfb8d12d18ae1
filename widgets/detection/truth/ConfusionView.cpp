#include "widgets/detection/truth/ConfusionView.h"

#include "core/tensor/ColourMap.h"
#include "widgets/common/Export.h"
#include "widgets/common/Format.h"
#include "widgets/common/OwnKeys.h"
#include "widgets/common/Theme.h"
#include "widgets/common/ToolTips.h"
#include "widgets/common/Translated.h"
#include "widgets/detection/truth/Evaluator.h"

#include <QKeyEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace vitrine {

namespace {

constexpr double largestCell = 40, exportedCell = 24;

QColor viridis(double share)
{
    static const auto table = colourTable(ColourMap::Viridis);
    const Rgb &rgb = table[static_cast<std::size_t>(std::lround(std::clamp(share, 0.0, 1.0) * 255))];
    return {rgb.red, rgb.green, rgb.blue};
}

} // namespace

struct ConfusionView::Plan {
    QPointF origin; ///< of the first cell
    double cell = 0; ///< its side, pixels
    bool hasNames = false;
    QFont font;
};

ConfusionView::ConfusionView(Evaluator *evaluator, QWidget *parent) : QWidget(parent), m_evaluator(evaluator)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    connect(evaluator, &Evaluator::scoresChanged, this, &ConfusionView::showScores);
    connect(evaluator, &Evaluator::confidenceChanged, this, &ConfusionView::showScores);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
    const auto whole = [this] {
        const double side = exportedCell * (places() + 8);
        return QSizeF(side, side);
    };
    installExportMenu(this,
                      {[] { return QStringLiteral("confusion"); }, [whole] { return whole().toSize(); },
                       [this, whole](QPainter &painter) {
                           painter.fillRect(QRectF(QPointF(), whole()), Theme::instance().color(Theme::Role::Panel));
                           paint(painter, planFor(whole(), exportedCell), false);
                       },
                       [this] { return csv(); }});
    translated(this, [this] {
        setAccessibleName(tr("Confusion of classes"));
        update();
    });
}

void ConfusionView::showScores()
{
    const auto scores = m_evaluator->scores();
    m_counts = scores ? scores->confusionAt(m_evaluator->confidence()) : std::vector<std::vector<int>>();
    m_shown.clear();
    for (std::size_t i = 0; i < m_counts.size(); ++i) {
        const bool occurs = std::ranges::any_of(m_counts[i], [](int count) { return count > 0; })
            || std::ranges::any_of(m_counts, [i](const auto &row) { return row[i] > 0; });
        if (occurs || i + 1 == m_counts.size())
            m_shown.push_back(static_cast<int>(i));
    }
    if (m_row >= places() || m_column >= places())
        m_row = m_column = -1;
    update();
}

int ConfusionView::countAt(int row, int column) const
{
    return m_counts[static_cast<std::size_t>(m_shown[static_cast<std::size_t>(row)])]
                   [static_cast<std::size_t>(m_shown[static_cast<std::size_t>(column)])];
}

int ConfusionView::rowSum(int row) const
{
    int sum = 0;
    for (const int count : m_counts[static_cast<std::size_t>(m_shown[static_cast<std::size_t>(row)])])
        sum += count;
    return sum;
}

QString ConfusionView::nameOf(int place, bool isRow) const
{
    if (place + 1 == places())
        return isRow ? tr("nothing there") : tr("missed");
    const auto classId = static_cast<std::size_t>(m_shown[static_cast<std::size_t>(place)]);
    return QString::fromStdString(m_evaluator->scores()->input->truth.classes[classId]);
}

QString ConfusionView::describe(int row, int column) const
{
    if (row < 0 || column < 0 || row >= places() || column >= places())
        return {};
    const int count = countAt(row, column), sum = rowSum(row);
    const QString share = formatShare(sum > 0 ? static_cast<double>(count) / sum : 0);
    const bool isNothing = row + 1 == places(), isMissed = column + 1 == places();
    if (isNothing && isMissed)
        return {};
    if (isNothing)
        return tr("Nothing there, detected as %1: %2").arg(nameOf(column, false), formatCount(count));
    const QString whole = tr("%1 of %2, %3").arg(formatCount(count), formatCount(sum), share);
    return isMissed ? tr("%1, missed: %2").arg(nameOf(row, true), whole)
                    : tr("%1, detected as %2: %3").arg(nameOf(row, true), nameOf(column, false), whole);
}

ConfusionView::Plan ConfusionView::planFor(const QSizeF &room, double most) const
{
    Plan plan;
    plan.font = font();
    double widest = 0;
    const QFontMetricsF metrics(plan.font);
    for (int i = 0; i < places(); ++i)
        widest =
            std::max({widest, metrics.horizontalAdvance(nameOf(i, true)), metrics.horizontalAdvance(nameOf(i, false))});
    const double side = std::min(room.width(), room.height() - metrics.height() - 8); // the legend lies below
    const double named = (side - widest - 12) / std::max(1, places());
    plan.hasNames = named >= metrics.height() * 0.9;
    const double bare = (side - metrics.height() - 12) / std::max(1, places());
    plan.cell = std::clamp(std::floor(plan.hasNames ? named : bare), 1.0, most);
    const double margin = plan.hasNames ? widest + 8 : metrics.height() + 8;
    plan.origin = QPointF(std::ceil(margin), std::ceil(margin));
    return plan;
}

void ConfusionView::paintNames(QPainter &painter, const Plan &plan) const
{
    painter.setFont(plan.font);
    painter.setPen(Theme::instance().color(Theme::Role::Text));
    const double whole = plan.cell * places();
    if (!plan.hasNames) {
        painter.drawText(QRectF(plan.origin.x(), 0, whole, plan.origin.y() - 4), Qt::AlignCenter, tr("Detected"));
        painter.save();
        painter.translate(0, plan.origin.y() + whole);
        painter.rotate(-90);
        painter.drawText(QRectF(0, 0, whole, plan.origin.x() - 4), Qt::AlignCenter, tr("True"));
        painter.restore();
        return;
    }
    for (int i = 0; i < places(); ++i) {
        const double at = i * plan.cell;
        painter.drawText(QRectF(0, plan.origin.y() + at, plan.origin.x() - 4, plan.cell),
                         Qt::AlignRight | Qt::AlignVCenter, nameOf(i, true));
        painter.save();
        painter.translate(plan.origin.x() + at, plan.origin.y() - 4);
        painter.rotate(-90);
        painter.drawText(QRectF(0, 0, plan.origin.y() - 4, plan.cell), Qt::AlignLeft | Qt::AlignVCenter,
                         nameOf(i, false));
        painter.restore();
    }
}

/// What the colours mean, below the cells.
void ConfusionView::paintLegend(QPainter &painter, const Plan &plan) const
{
    const QFontMetricsF metrics(plan.font);
    constexpr int strip = 64;
    const double y = plan.origin.y() + plan.cell * places() + 6;
    double x = plan.origin.x();
    const auto write = [&](const QString &text) {
        painter.drawText(QPointF(x, y + metrics.ascent()), text);
        x += metrics.horizontalAdvance(text) + 6;
    };
    painter.setPen(Theme::instance().color(Theme::Role::MutedText));
    write(QStringLiteral("0"));
    for (int i = 0; i < strip; ++i)
        painter.fillRect(QRectF(x + i, y + 2, 1, metrics.height() - 4), viridis(static_cast<double>(i) / (strip - 1)));
    x += strip + 6;
    write(QStringLiteral("1"));
    write(tr("share of the row"));
}

void ConfusionView::paint(QPainter &painter, const Plan &plan, bool withCursor) const
{
    const Theme &theme = Theme::instance();
    painter.setRenderHint(QPainter::Antialiasing, false);
    paintNames(painter, plan);
    paintLegend(painter, plan);
    const bool hasNumbers = plan.cell >= QFontMetricsF(plan.font).horizontalAdvance(QStringLiteral("000")) + 2;
    for (int row = 0; row < places(); ++row) {
        const int sum = std::max(1, rowSum(row));
        for (int column = 0; column < places(); ++column) {
            const QRectF cell(plan.origin + QPointF(column, row) * plan.cell, QSizeF(plan.cell, plan.cell));
            const int count = countAt(row, column);
            if (count > 0) {
                const QColor colour = viridis(static_cast<double>(count) / sum);
                painter.fillRect(cell, colour);
                painter.setPen(Theme::textOn(colour));
                if (hasNumbers)
                    painter.drawText(cell, Qt::AlignCenter, QString::number(count));
            } else if (row == column) {
                painter.fillRect(cell, theme.color(Theme::Role::CanvasBackground)); // the diagonal, to find one's way
            }
        }
    }
    painter.setPen(theme.color(Theme::Role::Border));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(QRectF(plan.origin, QSizeF(plan.cell, plan.cell) * places()));
    if (withCursor && m_row >= 0) {
        painter.setPen(QPen(theme.color(Theme::Role::Lit), 2));
        painter.drawRect(QRectF(plan.origin + QPointF(m_column, m_row) * plan.cell, QSizeF(plan.cell, plan.cell)));
    }
}

void ConfusionView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    if (m_shown.empty())
        return;
    paint(painter, planFor(QSizeF(size()), largestCell), hasFocus());
    if (hasFocus()) {
        painter.setPen(QPen(Theme::instance().color(Theme::Role::Accent), 2));
        painter.drawRect(rect().adjusted(1, 1, -1, -1));
    }
}

void ConfusionView::keyPressEvent(QKeyEvent *event)
{
    const int across = event->key() == Qt::Key_Right ? 1 : event->key() == Qt::Key_Left ? -1 : 0;
    const int down = event->key() == Qt::Key_Down ? 1 : event->key() == Qt::Key_Up ? -1 : 0;
    if ((across == 0 && down == 0) || m_shown.empty())
        return QWidget::keyPressEvent(event);
    m_column = std::clamp(m_column + across, 0, places() - 1);
    m_row = std::clamp(m_row + down, 0, places() - 1);
    const Plan plan = planFor(QSizeF(size()), largestCell);
    const QPointF at = plan.origin + QPointF(m_column + 1, m_row + 1) * plan.cell;
    setAccessibleDescription(describe(m_row, m_column));
    QToolTip::showText(mapToGlobal(at.toPoint()), describe(m_row, m_column), this);
    update();
}

bool ConfusionView::event(QEvent *event)
{
    // The arrows step through the suppression elsewhere in the room.
    if (keepsArrows(event))
        return true;
    const auto tipAt = [this](QPoint pixel) {
        const Plan plan = planFor(QSizeF(size()), largestCell);
        const QPointF at = (QPointF(pixel) - plan.origin) / plan.cell;
        return describe(static_cast<int>(std::floor(at.y())), static_cast<int>(std::floor(at.x())));
    };
    return (!m_shown.empty() && showToolTip(event, this, tipAt)) || QWidget::event(event);
}

QString ConfusionView::csv() const
{
    const auto quoted = [](QString text) {
        return QLatin1Char('"') + text.replace(u'"', QStringLiteral("\"\"")) + QLatin1Char('"');
    };
    QStringList lines;
    QStringList head{QStringLiteral("true\\detected")};
    for (int column = 0; column < places(); ++column)
        head += quoted(nameOf(column, false));
    lines += head.join(QLatin1Char(','));
    for (int row = 0; row < places(); ++row) {
        QStringList cells{quoted(nameOf(row, true))};
        for (int column = 0; column < places(); ++column)
            cells += QString::number(countAt(row, column));
        lines += cells.join(QLatin1Char(','));
    }
    return lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

} // namespace vitrine
