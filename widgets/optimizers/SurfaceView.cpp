#include "widgets/optimizers/SurfaceView.h"

#include "widgets/common/Format.h"
#include "widgets/common/Theme.h"
#include "widgets/common/Translated.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QWheelEvent>

#include <cmath>

namespace vitrine {

namespace {

constexpr double catchRadius = 9; ///< pixels around a marker
constexpr double keyStep = 0.02; ///< of the part that is shown

} // namespace

SurfaceView::SurfaceView(QWidget *parent) : QWidget(parent), m_job(this)
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setMinimumSize(240, 200);
    setCursor(Qt::CrossCursor);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
    translated(this, [this] {
        setAccessibleName(tr("Surface with the paths of the optimizers"));
        setAccessibleDescription(
            tr("Click or drag: a new start for all. Shift and arrow keys move the start. Wheel: zoom. "
               "Right button: move the view."));
        update();
    });
}

void SurfaceView::setState(OptimizersState *state)
{
    m_state = state;
    connect(state, &OptimizersState::raceChanged, this, &SurfaceView::showRace);
    connect(state, &OptimizersState::stepChanged, this, qOverload<>(&QWidget::update));
    connect(state, &OptimizersState::selectionChanged, this, qOverload<>(&QWidget::update));
    connect(state, &OptimizersState::layersChanged, this, &SurfaceView::showRace);
    m_shown = {};
    showRace();
}

void SurfaceView::showRace()
{
    const RaceSetup &setup = m_state->race()->setup;
    const bool isElsewhere = setup.surface != m_shown.surface || setup.isTyped != m_shown.isTyped
        || setup.low != m_shown.low || setup.high != m_shown.high;
    if (isElsewhere || m_scale.isLogarithmic() != m_state->layers().logarithmic) {
        m_shown = setup;
        m_scale = HeightScale(*m_state->race()->surface, setup.low, setup.high, m_state->layers().logarithmic);
        if (isElsewhere) {
            m_picture.reset(); // of another surface
            fit();
        }
        orderPicture();
    }
    update();
}

void SurfaceView::fit()
{
    m_isFitted = true;
    if (m_state)
        setFrame(SurfaceFrame::fit(m_shown.low, m_shown.high, size()));
}

void SurfaceView::zoom(double factor)
{
    m_isFitted = false;
    setFrame(m_frame.zoomed(factor, QRectF(rect()).center()));
}

void SurfaceView::setFrame(const SurfaceFrame &frame)
{
    const double side = m_shown.high.x - m_shown.low.x;
    // From a thousandth of the part to a hundred times of it.
    if (!(frame.region().width() > side / 1000 && frame.region().width() < side * 100))
        return;
    m_frame = frame;
    orderPicture();
    update();
}

void SurfaceView::orderPicture()
{
    if (width() < 2 || height() < 2 || !m_state)
        return;
    const SurfacePictureRequest request{m_state->race()->surface, m_frame.region(), size() * devicePixelRatioF(),
                                        m_scale};
    m_job.start([this, request](const Cancel &cancel) -> LatestJob::Deliver {
        auto picture = paintSurface(request, cancel);
        if (!picture)
            return {};
        return [this, picture = std::move(picture)] {
            m_picture = picture;
            update();
        };
    });
}

int SurfaceView::competitorAt(const QPointF &pixel) const
{
    int found = 0;
    double nearest = catchRadius;
    for (const RaceEntry &entry : m_state->race()->entries) {
        const QPointF away = m_frame.toPixel(entry.at(m_state->step()).place) - pixel;
        if (const double distance = std::hypot(away.x(), away.y()); distance < nearest) {
            nearest = distance;
            found = entry.competitor.id;
        }
    }
    return found;
}

QString SurfaceView::readout() const
{
    if (!m_hovered || !m_state)
        return {};
    const Point2 place = m_frame.toPlace(*m_hovered);
    const SurfacePoint here = m_state->race()->surface->at(place);
    const QString text = tr("x = %1   y = %2   f = %3   ∇f = (%4, %5)")
                             .arg(formatNumber(place.x), formatNumber(place.y), formatNumber(here.value),
                                  formatNumber(here.gradient.x), formatNumber(here.gradient.y));
    const Competitor *competitor = m_state->setup().find(competitorAt(*m_hovered));
    return competitor ? competitorName(*competitor) + QStringLiteral("   ") + text : text;
}

void SurfaceView::resizeEvent(QResizeEvent *)
{
    if (m_isFitted)
        fit();
    else
        setFrame(m_frame.resized(size()));
}

void SurfaceView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::MiddleButton || event->button() == Qt::RightButton) {
        m_panned = event->position();
        return;
    }
    if (event->button() != Qt::LeftButton)
        return;
    if (const int id = competitorAt(event->position()); id && m_state->step() > 0)
        return m_state->select(id);
    m_state->beginRestart();
    m_state->moveStart(m_frame.toPlace(event->position()));
}

void SurfaceView::mouseMoveEvent(QMouseEvent *event)
{
    m_hovered = event->position();
    if (m_panned) {
        m_isFitted = false;
        setFrame(m_frame.moved(event->position() - *m_panned));
        m_panned = event->position();
    } else if (m_state->isRestarting()) {
        m_state->moveStart(m_frame.toPlace(event->position()));
    }
    update();
}

void SurfaceView::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        m_state->endRestart();
    else
        m_panned.reset();
}

void SurfaceView::mouseDoubleClickEvent(QMouseEvent *event)
{
    // The first click was a start already; so is the second.
    mousePressEvent(event);
}

void SurfaceView::wheelEvent(QWheelEvent *event)
{
    m_isFitted = false;
    setFrame(m_frame.zoomed(std::pow(1.0015, event->angleDelta().y()), event->position()));
    event->accept();
}

void SurfaceView::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Plus || event->key() == Qt::Key_Minus)
        return zoom(event->key() == Qt::Key_Plus ? 1.25 : 0.8);
    const double width = m_shown.high.x - m_shown.low.x, height = m_shown.high.y - m_shown.low.y;
    Point2 start = m_state->setup().start;
    switch (event->key()) {
    case Qt::Key_Left:
        start.x -= width * keyStep;
        break;
    case Qt::Key_Right:
        start.x += width * keyStep;
        break;
    case Qt::Key_Up:
        start.y += height * keyStep;
        break;
    case Qt::Key_Down:
        start.y -= height * keyStep;
        break;
    default:
        return QWidget::keyPressEvent(event);
    }
    m_state->beginRestart();
    m_state->moveStart(start);
    m_state->endRestart();
}

void SurfaceView::leaveEvent(QEvent *)
{
    m_hovered.reset();
    update();
}

} // namespace vitrine
