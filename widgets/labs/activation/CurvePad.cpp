#include "widgets/labs/activation/CurvePad.h"

#include "core/labs/ReluFit.h"
#include "widgets/common/Theme.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <qcustomplot.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace vitrine {

namespace {

constexpr double span = 1.5; ///< heights, up and down
constexpr double keyStep = 0.05;

std::size_t placeAt(double x)
{
    const double place = (x + 1) / 2 * static_cast<double>(CurvePad::places - 1);
    return static_cast<std::size_t>(std::clamp(std::lround(place), 0L, static_cast<long>(CurvePad::places) - 1));
}

} // namespace

CurvePad::CurvePad(QWidget *parent) : LabPlot(1, QStringLiteral("relu-fit"), parent), m_targets(places, 0)
{
    setZooming(false);
    setRange(-1.05, 1.05);
    setPanelRange(0, -span, span);
    plot()->setObjectName(QStringLiteral("curvePad"));
    plot()->setFocusPolicy(Qt::StrongFocus);
    plot()->setCursor(Qt::CrossCursor);
    show();
}

void CurvePad::setTargets(std::vector<double> targets)
{
    m_targets = std::move(targets);
    show();
}

void CurvePad::setFit(std::vector<LabCurve> curves, const std::vector<double> &corners)
{
    m_fit = std::move(curves);
    m_corners = corners;
    show();
}

void CurvePad::show()
{
    const Theme &theme = Theme::instance();
    LabCurve wanted;
    wanted.name = tr("Wanted");
    wanted.colour = theme.color(Theme::Role::Text);
    wanted.line = Qt::DotLine;
    wanted.hasDots = true;
    wanted.width = 1;
    for (std::size_t i = 0; i < m_targets.size(); ++i) {
        wanted.x << fitPlace(i, m_targets.size());
        wanted.y << m_targets[i];
    }
    std::vector<LabCurve> curves{wanted};
    curves.insert(curves.end(), m_fit.begin(), m_fit.end());
    if (plot()->hasFocus()) {
        LabCurve chosen;
        chosen.colour = theme.color(Theme::Role::Accent);
        chosen.x << fitPlace(m_place, places);
        chosen.y << m_targets[m_place];
        chosen.isDots = true;
        chosen.width = 8;
        curves.push_back(chosen);
    }
    setCurves(std::move(curves));
    setMarks(m_corners);
}

/// Fills what lies between the last place and this one, so that a quick stroke leaves no gaps.
void CurvePad::drawTo(const QPointF &pixel)
{
    const QPointF at(std::clamp(plot()->xAxis->pixelToCoord(pixel.x()), -1.0, 1.0),
                     std::clamp(plot()->yAxis->pixelToCoord(pixel.y()), -span, span));
    const QPointF from = m_isDrawing ? m_last : at;
    const std::size_t first = placeAt(from.x()), last = placeAt(at.x());
    for (std::size_t i = std::min(first, last); i <= std::max(first, last); ++i) {
        const double width = at.x() - from.x();
        const double share =
            std::abs(width) < 1e-9 ? 1 : std::clamp((fitPlace(i, places) - from.x()) / width, 0.0, 1.0);
        m_targets[i] = from.y() + share * (at.y() - from.y());
    }
    m_place = last;
    m_last = at;
    m_isDrawing = true;
    show();
    emit drawn();
}

bool CurvePad::handleKey(int key, Qt::KeyboardModifiers modifiers)
{
    const double step = modifiers.testFlag(Qt::ShiftModifier) ? 4 * keyStep : keyStep;
    const bool isUp = key == Qt::Key_Up;
    switch (key) {
    case Qt::Key_Left:
        m_place -= m_place > 0 ? 1 : 0;
        break;
    case Qt::Key_Right:
        m_place += m_place + 1 < places ? 1 : 0;
        break;
    case Qt::Key_Up:
    case Qt::Key_Down:
        m_targets[m_place] = std::clamp(m_targets[m_place] + (isUp ? step : -step), -span, span);
        emit drawn();
        break;
    default:
        return false;
    }
    show();
    return true;
}

bool CurvePad::handleDrawing(QEvent *event)
{
    const auto *mouse = static_cast<QMouseEvent *>(event);
    if (event->type() == QEvent::MouseButtonPress && mouse->button() == Qt::LeftButton) {
        plot()->setFocus(Qt::MouseFocusReason);
        m_isDrawing = false;
        drawTo(mouse->position());
        return true;
    }
    if (event->type() == QEvent::MouseMove && mouse->buttons().testFlag(Qt::LeftButton) && m_isDrawing) {
        drawTo(mouse->position());
        return true;
    }
    if (event->type() == QEvent::MouseButtonRelease)
        m_isDrawing = false;
    return false;
}

bool CurvePad::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::MouseButtonPress:
    case QEvent::MouseMove:
    case QEvent::MouseButtonRelease:
        if (handleDrawing(event))
            return true;
        break;
    case QEvent::KeyPress: {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (handleKey(key->key(), key->modifiers()))
            return true;
        break;
    }
    case QEvent::ShortcutOverride: { // the arrows step through the run elsewhere
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Left || key == Qt::Key_Right || key == Qt::Key_Up || key == Qt::Key_Down)
            event->accept();
        break;
    }
    case QEvent::FocusIn:
    case QEvent::FocusOut:
        show();
        break;
    default:
        break;
    }
    return LabPlot::eventFilter(watched, event);
}

} // namespace vitrine
