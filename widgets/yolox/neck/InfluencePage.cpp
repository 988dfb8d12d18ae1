#include "widgets/yolox/neck/InfluencePage.h"

#include "widgets/common/Format.h"
#include "widgets/common/SegmentedControl.h"
#include "widgets/common/Theme.h"
#include "widgets/common/Translated.h"
#include "widgets/yolox/YoloxState.h"
#include "widgets/yolox/neck/InfluenceView.h"
#include "widgets/yolox/neck/NeckText.h"
#include "widgets/yolox/scene/SceneView.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

#include <cmath>

namespace vitrine {

namespace {

constexpr QSize exportedSize(900, 700);

} // namespace

InfluencePage::InfluencePage(YoloxState *state, NeckSession *session, QWidget *parent)
    : QWidget(parent), m_state(state), m_session(session), m_levels(new SegmentedControl(3)),
      m_scene(new SceneView(state)), m_view(new InfluenceView), m_sentence(new QLabel)
{
    auto *left = new QVBoxLayout;
    left->setSpacing(4);
    left->addWidget(m_levels);
    left->addWidget(m_scene, 1);
    left->addWidget(m_sentence);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addLayout(left, 2);
    row->addWidget(m_view, 3);
    m_sentence->setWordWrap(true);
    m_scene->setEditable(false);
    m_scene->setShowsTruth(false);
    m_levels->setCurrent(1);
    m_scene->setOverlay([this](QPainter &painter, const PictureTransform &transform) {
        const auto &place = m_session->place();
        if (!place)
            return;
        const double stride = 8 << place->level;
        const QRectF square(place->column * stride, place->row * stride, stride, stride);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(Qt::white, 4));
        painter.drawRect(transform.map(square));
        painter.setPen(QPen(Theme::instance().color(Theme::Role::Lit), 2));
        painter.drawRect(transform.map(square));
    });
    connect(m_scene, &SceneView::clicked, this, [this](const QPointF &point) { askAt(point); });
    connect(m_view, &InfluenceView::moved, this, [this](int rows, int columns) {
        if (const auto place = m_session->place())
            m_session->ask({place->level, place->row + rows, place->column + columns});
    });
    connect(m_levels, &SegmentedControl::chosen, this, &InfluencePage::askLevel);
    connect(session, &NeckSession::placeChanged, this, &InfluencePage::showPlace);
    const auto showInfluences = [this] { m_view->setInfluences(m_session->influences(), m_session->necks()); };
    connect(session, &NeckSession::influencesChanged, this, showInfluences);
    connect(session, &NeckSession::necksChanged, this, showInfluences);
    connect(state, &YoloxState::cellSelected, this, [this](int cell) {
        if (m_isTelling || cell < 0 || !isVisible())
            return;
        const Cell at = m_state->run()->raw.cell(cell);
        m_session->ask({at.level, at.row, at.column});
    });
    translated(this, [this] { setTexts(); });
}

void InfluencePage::setTexts()
{
    m_levels->setTexts({featureName(0), featureName(1), featureName(2)},
                       {tr("Change a place of C3, the backbone's map of stride 8"),
                        tr("Change a place of C4, the backbone's map of stride 16"),
                        tr("Change a place of C5, the backbone's map of stride 32")});
    m_scene->setToolTips([](const QPointF &) { return tr("Click: this place of the backbone's map is changed"); });
    showPlace();
}

void InfluencePage::begin()
{
    if (m_session->place() || !m_state->run())
        return;
    const RawOutput &raw = m_state->run()->raw;
    const Cell at = m_state->selectedCell() >= 0
        ? raw.cell(m_state->selectedCell())
        : Cell{m_levels->current(), 0, raw.columns(m_levels->current()) / 2, raw.rows(m_levels->current()) / 2};
    m_session->ask({at.level, at.row, at.column});
}

void InfluencePage::askAt(const QPointF &point)
{
    const int level = m_levels->current(), stride = 8 << level;
    m_session->ask(
        {level, static_cast<int>(std::floor(point.y() / stride)), static_cast<int>(std::floor(point.x() / stride))});
}

/// The place of another level that lies in the middle of the present one.
void InfluencePage::askLevel(int level)
{
    const auto place = m_session->place();
    if (!place)
        return begin();
    const double ratio = std::pow(2.0, place->level - level);
    m_session->ask(
        {level, static_cast<int>((place->row + 0.5) * ratio), static_cast<int>((place->column + 0.5) * ratio)});
}

void InfluencePage::showPlace()
{
    const auto place = m_session->place();
    if (!place) {
        m_sentence->setText(tr("Click a place of the picture."));
        return;
    }
    m_levels->setCurrent(place->level);
    m_sentence->setText(tr("Every channel of %1 at row %2, column %3 is raised by its standard deviation. Bright: what "
                           "changes in the outputs.")
                            .arg(featureName(place->level))
                            .arg(place->row)
                            .arg(place->column));
    m_scene->update();
    const auto run = m_state->run();
    if (!run)
        return;
    const Cell cell{place->level, 8 << place->level, place->column, place->row};
    if (cell.column < run->raw.columns(cell.level) && cell.row < run->raw.rows(cell.level)) {
        m_isTelling = true;
        m_state->selectCell(run->raw.indexOf(cell));
        m_isTelling = false;
    }
}

ExportSource InfluencePage::exportSource() const
{
    return {[] { return QStringLiteral("yolox-neck-influence"); }, [] { return exportedSize; },
            [this](QPainter &painter) { m_view->paint(painter, exportedSize); }, [this] { return m_view->csv(); }};
}

} // namespace vitrine
