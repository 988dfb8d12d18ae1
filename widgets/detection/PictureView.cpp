#include "widgets/detection/PictureView.h"

#include "widgets/common/Format.h"
#include "widgets/common/Theme.h"
#include "widgets/common/Translated.h"
#include "widgets/detection/BoxFader.h"
#include "widgets/detection/BoxSearch.h"
#include "widgets/detection/DetectionText.h"
#include "widgets/detection/HeatMap.h"
#include "widgets/detection/truth/TruthSource.h"

#include <QFileInfo>
#include <QPainter>
#include <QStyle>

#include <algorithm>
#include <utility>

namespace vitrine {

namespace {

constexpr double margin = 8; ///< around a fitted picture
constexpr double largestZoom = 64, smallestZoom = 1.0 / 64;
constexpr std::size_t mostNamed = 8; ///< boxes that are read out

} // namespace

PictureView::PictureView(QWidget *parent) : QWidget(parent), m_fader(new BoxFader(this))
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    installExportMenu(this, exportSource());
    connect(m_fader, &BoxFader::changed, this, qOverload<>(&QWidget::update));
    connect(&Theme::instance(), &Theme::changed, this, &PictureView::invalidateLabels);
    translated(this, [this] {
        setAccessibleName(tr("Picture with detections"));
        showSummary();
    });
}

PictureView::~PictureView() = default;

void PictureView::setState(DetectionState *state)
{
    m_state = state;
    connect(state, &DetectionState::runChanged, this, &PictureView::showRun);
    connect(state, &DetectionState::resultChanged, this, &PictureView::showResult);
    connect(state, &DetectionState::layersChanged, this, [this] {
        place(m_fitted ? PictureTransform{fittingZoom(), {}} : m_transform); // the border may widen what is seen
    });
    connect(state, &DetectionState::moveChanged, this, &PictureView::invalidateLabels);
    for (const auto signal :
         {&DetectionState::selectionChanged, &DetectionState::hoverChanged, &DetectionState::probeChanged})
        connect(state, signal, this, &PictureView::invalidateLabels);
    showRun();
    showResult();
}

void PictureView::setTruth(TruthSource *truth)
{
    m_truth = truth;
    connect(truth, &TruthSource::pictureChanged, this, &PictureView::invalidateLabels);
}

const PictureTruth *PictureView::truth() const
{
    // Beside another detector the colours say what differs.
    return m_truth && !m_changes ? m_truth->shown() : nullptr;
}

bool PictureView::isSeen(int cell) const
{
    const PictureTruth *known = truth();
    return !known || isShown(m_state->layers(), known->kindOf(cell));
}

void PictureView::setMessage(const QString &message)
{
    m_message = message;
    update();
}

/// The result of the new run is not there yet: nothing here may look at it.
void PictureView::showRun()
{
    m_snap = true;
    m_fader->setCells({}, false);
    m_labels.clear();
    m_labelsValid = false;
    m_moves.clear();
    m_scaled = {};
    m_backgroundKey = {};
    const QSize size = hasRun() ? m_state->run()->picture.size() : QSize();
    if (std::exchange(m_pictureSize, size) != size)
        fit(); // pictures of one size, as a video's, stay under the lens
    update();
}

void PictureView::showResult()
{
    const bool animated = !std::exchange(m_snap, false) && isVisible()
        && style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, this) > 0;
    m_fader->setCells(m_state->result().kept, animated);
    m_moves = nmsMoves(m_state->result());
    invalidateLabels();
    showSummary();
}

void PictureView::showSummary()
{
    if (!hasRun())
        return;
    const std::vector<int> &kept = m_state->result().kept;
    QStringList names;
    for (std::size_t i = 0; i < std::min(kept.size(), mostNamed); ++i)
        names += labelText(*m_state->run(), kept[i]);
    setAccessibleDescription(
        tr("Boxes: %1. %2").arg(formatCount(static_cast<std::int64_t>(kept.size())), names.join(QStringLiteral(", "))));
}

void PictureView::invalidateLabels()
{
    m_labelsValid = false;
    update();
}

const std::map<int, double> &PictureView::opacities() const
{
    return m_fader->opacities();
}

bool PictureView::isFading() const
{
    return m_fader->isMoving();
}

/// Of the boxes that are shown: the selected one first, then by score; while the suppression is stepped, those that
/// were kept so far and the one that is looked at.
std::vector<int> PictureView::labelledCells() const
{
    std::vector<int> cells;
    const auto add = [&](int cell) {
        const bool first = cells.empty() || cells.front() != cell; // the selected one is there already
        if (first && cell >= 0 && cell < m_state->run()->raw.cells())
            cells.push_back(cell);
    };
    add(m_state->selectedCell());
    if (m_state->move() < 0) {
        for (const int cell : m_state->result().kept)
            if (isSeen(cell))
                add(cell);
    } else {
        const std::size_t made = std::min(static_cast<std::size_t>(m_state->move()), m_moves.size());
        for (std::size_t i = 0; i < made; ++i)
            if (m_moves[i].kept || i + 1 == made)
                add(m_moves[i].cell);
    }
    if (m_changes) // what differs gets its label before what is the same
        std::stable_partition(cells.begin(), cells.end(), [this](int cell) {
            const auto found = m_changes->find(cell);
            return found == m_changes->end() || found->second != BoxChange::Same;
        });
    return cells;
}

const std::vector<PlacedLabel> &PictureView::labels()
{
    if (m_labelsValid || !hasRun())
        return m_labels;
    m_labelsValid = true;
    std::vector<int> cells = labelledCells();
    const int hovered = m_state->hoveredCell();
    if (hovered >= 0 && hovered < m_state->run()->raw.cells()
        && std::find(cells.begin(), cells.end(), hovered) == cells.end())
        cells.push_back(hovered); // a ghost; last, so that no other label moves for it
    m_labels = layOutLabels(scene(m_transform, rect()), cells);
    return m_labels;
}

QRectF PictureView::content() const
{
    const QRectF picture({0, 0}, QSizeF(m_pictureSize));
    const bool whole = hasRun() && (m_state->layers().letterbox || m_state->layers().map != DetectionLayers::Map::None)
        && !m_state->run()->raw.isEmpty();
    return whole ? picture.united(heatMapRect(*m_state->run())) : picture;
}

double PictureView::fittingZoom() const
{
    const QRectF rect = content();
    if (rect.isEmpty())
        return 1;
    return std::clamp(std::min((width() - 2 * margin) / rect.width(), (height() - 2 * margin) / rect.height()),
                      smallestZoom, largestZoom);
}

bool PictureView::isLarger() const
{
    const QSizeF size = content().size() * m_transform.scale;
    return size.width() > width() || size.height() > height();
}

/// Smaller than the view: in its middle; larger: without an empty edge.
void PictureView::keepInside(PictureTransform &transform) const
{
    const QRectF rect = content();
    const auto kept = [&](double offset, double from, double length, double room) {
        const double painted = length * transform.scale;
        if (painted <= room)
            return (room - painted) / 2 - from * transform.scale;
        return std::clamp(offset, room - (from + length) * transform.scale, -from * transform.scale);
    };
    transform.offset = QPointF(kept(transform.offset.x(), rect.left(), rect.width(), width()),
                               kept(transform.offset.y(), rect.top(), rect.height(), height()));
    transform.offset = transform.offset.toPoint(); // crisp where a pixel is a pixel
}

void PictureView::place(PictureTransform transform)
{
    keepInside(transform);
    const bool zoomed = transform.scale != m_transform.scale;
    m_transform = transform;
    invalidateLabels();
    if (zoomed)
        emit zoomChanged(m_transform.scale);
    emit placed();
}

void PictureView::fit()
{
    m_fitted = true;
    place({fittingZoom(), {}});
}

void PictureView::setZoom(double zoom, const QPointF &fixed)
{
    zoom = std::clamp(zoom, std::min(fittingZoom(), 1.0) / 2, largestZoom);
    const QPointF under = m_transform.unmap(fixed);
    m_fitted = false;
    place({zoom, fixed - under * zoom});
}

void PictureView::showAs(const PictureView &other)
{
    m_fitted = other.m_fitted;
    const QPointF middle = other.m_transform.unmap(QRectF(other.rect()).center());
    place({other.zoom(), QRectF(rect()).center() - middle * other.zoom()});
}

void PictureView::reveal(const QRectF &inPicture)
{
    if (QRectF(rect()).contains(m_transform.map(inPicture)))
        return;
    place({zoom(), QRectF(rect()).center() - inPicture.center() * zoom()});
}

void PictureView::setChanges(std::optional<std::map<int, BoxChange>> changes)
{
    m_changes = std::move(changes);
    invalidateLabels();
}

PictureScene PictureView::scene(const PictureTransform &transform, const QRectF &bounds) const
{
    QFont small = font();
    small.setPointSizeF(font().pointSizeF() * 0.9);
    PictureScene scene{*m_state->run(),
                       m_state->result(),
                       transform,
                       bounds,
                       small,
                       std::max(1.0, 2 * Theme::instance().scale()),
                       m_fader->opacities(),
                       {},
                       m_moves,
                       m_state->move(),
                       m_state->layers(),
                       m_state->selectedCell(),
                       m_state->hoveredCell(),
                       m_state->probe(),
                       truth(),
                       m_changes};
    hideByTruth(scene);
    return scene;
}

/// In the picture's own pixels, with the layers that are on.
ExportSource PictureView::exportSource() const
{
    return {[this] {
                return hasRun() ? QFileInfo(m_state->run()->name).completeBaseName() + QStringLiteral("-detections")
                                : QStringLiteral("detections");
            },
            [this] { return m_pictureSize; },
            [this](QPainter &painter) {
                if (!hasRun())
                    return;
                const DetectionRun &run = *m_state->run();
                painter.drawImage(QRectF(QPointF(), QSizeF(m_pictureSize)), run.picture);
                const DetectionLayers &layers = m_state->layers();
                if (const QImage map = heatMap(run, layers.map, layers.level); !map.isNull())
                    painter.drawImage(heatMapRect(run), map);
                PictureScene scene = annotatedScene(run, m_state->result());
                scene.layers = layers;
                scene.truth = truth();
                hideByTruth(scene);
                scene.selected = m_state->selectedCell();
                scene.probe = m_state->probe();
                scene.moves = m_moves;
                scene.move = m_state->move();
                scene.changes = m_changes;
                scene.labels = layOutLabels(scene, labelledCells());
                paintScene(painter, scene);
            },
            {}};
}

} // namespace vitrine
