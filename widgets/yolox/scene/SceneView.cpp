#include "widgets/yolox/scene/SceneView.h"

#include "widgets/common/Format.h"
#include "widgets/common/Theme.h"
#include "widgets/common/Translated.h"
#include "widgets/detection/ClassNames.h"
#include "widgets/yolox/YoloxState.h"
#include "widgets/yolox/scene/ClassPicker.h"
#include "widgets/yolox/scene/FramePaint.h"
#include "widgets/yolox/scene/ObjectColours.h"
#include "widgets/yolox/scene/TruthEditor.h"

#include <QPainter>
#include <QPainterPath>
#include <QResizeEvent>

#include <algorithm>
#include <cmath>
#include <utility>

namespace vitrine {

namespace {

constexpr double margin = 8; ///< around a picture that fits
constexpr double largestZoom = 64;

} // namespace

SceneView::SceneView(YoloxState *state, QWidget *parent)
    : QWidget(parent), m_state(state), m_editor(std::make_unique<TruthEditor>(state)), m_picker(new ClassPicker(this))
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    installExportMenu(this, exportSource());
    connect(state, &YoloxState::runChanged, this, &SceneView::showRun);
    for (const auto signal : {&YoloxState::boxesChanged, &YoloxState::sceneChanged})
        connect(state, signal, this, qOverload<>(&QWidget::update));
    for (const auto signal : {&YoloxState::boxSelected, &YoloxState::cellSelected})
        connect(state, signal, this, qOverload<>(&QWidget::update));
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
    connect(m_picker, &ClassPicker::picked, this,
            [this](int classId) { m_editor->setClass(m_state->selectedBox(), classId); });
    translated(this, [this] {
        setAccessibleName(tr("Picture as the network gets it"));
        update();
    });
    showRun();
}

SceneView::~SceneView() = default;

void SceneView::setEditable(bool editable)
{
    m_isEditable = editable;
}

void SceneView::setShowsTruth(bool shows)
{
    m_showsTruth = shows;
    update();
}

void SceneView::setPicture(const QImage &picture)
{
    m_picture = picture;
    showRun();
}

void SceneView::setOverlay(Overlay overlay)
{
    m_overlay = std::move(overlay);
    update();
}

void SceneView::setToolTips(std::function<QString(const QPointF &)> text)
{
    m_toolTips = std::move(text);
}

const QImage &SceneView::shown() const
{
    static const QImage none;
    if (!isPlain())
        return m_picture;
    const auto run = m_state->run();
    return run ? run->input : none;
}

QSize SceneView::contentSize() const
{
    return shown().size();
}

void SceneView::showRun()
{
    if (const QSize size = contentSize(); !size.isEmpty() && size != m_size) {
        m_size = size;
        m_isFitted = true;
    }
    if (m_isFitted)
        fit();
    update();
}

double SceneView::reach() const
{
    return 5 / m_transform.scale;
}

void SceneView::fit()
{
    m_isFitted = true;
    const QSize size = contentSize();
    if (size.isEmpty() || width() < 2 * margin + 1 || height() < 2 * margin + 1)
        return;
    const double scale = std::min((width() - 2 * margin) / size.width(), (height() - 2 * margin) / size.height());
    place({scale, {}});
}

void SceneView::place(PictureTransform transform)
{
    const QSize size = contentSize();
    const auto kept = [](double offset, double room, double length) {
        // What is smaller than the view lies in its middle; what is larger leaves no gap.
        return length <= room ? (room - length) / 2 : std::clamp(offset, room - length, 0.0);
    };
    transform.offset = {kept(transform.offset.x(), width(), size.width() * transform.scale),
                        kept(transform.offset.y(), height(), size.height() * transform.scale)};
    m_transform = transform;
    update();
}

void SceneView::setZoom(double zoom, const QPointF &fixed)
{
    if (contentSize().isEmpty())
        return;
    const QPointF point = m_transform.unmap(fixed);
    zoom = std::clamp(zoom, 0.05, largestZoom);
    m_isFitted = false;
    place({zoom, fixed - point * zoom});
}

void SceneView::resizeEvent(QResizeEvent *event)
{
    m_isFitted ? fit() : place(m_transform);
    QWidget::resizeEvent(event);
}

void SceneView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), Theme::instance().color(Theme::Role::Window));
    if (contentSize().isEmpty()) {
        painter.setPen(Theme::instance().color(Theme::Role::MutedText));
        painter.drawText(QRectF(rect()).adjusted(16, 16, -16, -16), Qt::AlignCenter | Qt::TextWordWrap,
                         tr("The network is looking at the picture…"));
        return;
    }
    paint(painter, m_transform, true);
    if (hasFocus()) {
        painter.setPen(QPen(Theme::instance().color(Theme::Role::Accent), 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5));
    }
}

void SceneView::paint(QPainter &painter, const PictureTransform &transform, bool withHandles) const
{
    const QImage &image = shown();
    painter.save();
    // Shrunk it is smooth; enlarged its pixels are crisp.
    painter.setRenderHint(QPainter::SmoothPixmapTransform, transform.scale < 1);
    painter.drawImage(transform.map(QRectF(QPointF(), QSizeF(image.size()))), image);
    painter.restore();
    if (m_showsTruth && isPlain())
        paintTruth(painter, transform, withHandles);
    if (m_overlay) {
        painter.save();
        painter.setClipRect(transform.map(QRectF(QPointF(), QSizeF(image.size()))), Qt::IntersectClip);
        m_overlay(painter, transform);
        painter.restore();
    }
    if (m_showsTruth && isPlain())
        paintNames(painter, transform);
}

void SceneView::paintTruth(QPainter &painter, const PictureTransform &transform, bool withHandles) const
{
    painter.save();
    const std::vector<QColor> colours = objectColours(m_state->scene().boxes);
    for (int i = 0; i < static_cast<int>(colours.size()); ++i)
        paintBox(painter, transform, i, colours[static_cast<std::size_t>(i)], withHandles);
    if (const auto drawn = m_editor->drawn()) {
        painter.setPen(QPen(Theme::instance().color(Theme::Role::Accent), 2, Qt::DashLine));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(transform.map(*drawn));
    }
    painter.restore();
}

void SceneView::paintBox(QPainter &painter, const PictureTransform &transform, int box, const QColor &colour,
                         bool withHandles) const
{
    const auto rect = m_editor->rectOf(box);
    if (!rect)
        return;
    const bool isSelected = box == m_state->selectedBox();
    const QRectF painted = transform.map(*rect);
    const QColor outline = Theme::textOn(colour);
    paintFrame(painter, painted, isSelected ? 5 : 4, outline);
    paintFrame(painter, painted, isSelected ? 3 : 2, colour);
    if (!isSelected || !withHandles || !m_isEditable)
        return;
    painter.setPen(QPen(outline, 1));
    painter.setBrush(colour);
    for (const double x : {painted.left(), painted.center().x(), painted.right()})
        for (const double y : {painted.top(), painted.center().y(), painted.bottom()})
            if (QPointF(x, y) != painted.center())
                painter.drawRect(QRectF(x - 3, y - 3, 6, 6));
}

/// Over everything else: what lies over the boxes would make them unreadable.
void SceneView::paintNames(QPainter &painter, const PictureTransform &transform) const
{
    const YoloxScene &scene = m_state->scene();
    const std::vector<QColor> colours = objectColours(scene.boxes);
    const QFontMetricsF metrics(painter.font());
    std::vector<QRectF> names;
    painter.save();
    for (std::size_t i = 0; i < scene.boxes.size(); ++i) {
        const auto rect = m_editor->rectOf(static_cast<int>(i));
        if (!rect)
            continue;
        const QRectF box = transform.map(*rect);
        const QString name = shownClass(scene.classNames, scene.boxes[i].classId);
        QRectF label(box.left(), 0, metrics.horizontalAdvance(name) + 8, metrics.height() + 2);
        label.moveBottom(box.top() - label.height() < 0 ? box.top() + label.height() : box.top());
        // Two boxes around one thing begin at one corner: the second name stands below.
        if (std::ranges::any_of(names, [&label](const QRectF &other) { return other.intersects(label); }))
            label.moveTop(box.bottom());
        names.push_back(label);
        painter.fillRect(label, colours[i]);
        painter.setPen(Theme::textOn(colours[i]));
        painter.drawText(label, Qt::AlignCenter, name);
    }
    painter.restore();
}

QString SceneView::toolTipAt(const QPointF &place) const
{
    if (m_toolTips)
        if (const QString text = m_toolTips(place); !text.isEmpty())
            return text;
    if (!isPlain() || !m_showsTruth)
        return {};
    const TruthEditor::Hit hit = m_editor->hit(place, reach());
    if (hit.isNone())
        return m_isEditable ? tr("Drag to draw a box around an object") : QString();
    const LabelledBox &box = m_state->scene().boxes[static_cast<std::size_t>(hit.box)];
    const QRectF rect = m_editor->rectOf(hit.box).value_or(QRectF());
    return tr("%1: ground truth, %2 × %3 pixels of the network's input, centre (%4, %5)")
        .arg(shownClass(m_state->scene().classNames, box.classId), formatNumber(rect.width()),
             formatNumber(rect.height()), formatNumber(rect.center().x()), formatNumber(rect.center().y()));
}

ExportSource SceneView::exportSource() const
{
    return {[] { return QStringLiteral("yolox-input"); }, [this] { return contentSize(); },
            [this](QPainter &painter) {
                if (!contentSize().isEmpty())
                    paint(painter, {}, false);
            },
            [this] {
                QString csv = QStringLiteral("class,x1,y1,x2,y2\n");
                for (const LabelledBox &box : m_state->scene().boxes)
                    csv += QStringLiteral("%1,%2,%3,%4,%5\n")
                               .arg(QString::fromStdString(
                                   m_state->scene().classNames[static_cast<std::size_t>(box.classId)]))
                               .arg(static_cast<double>(box.box.x1))
                               .arg(static_cast<double>(box.box.y1))
                               .arg(static_cast<double>(box.box.x2))
                               .arg(static_cast<double>(box.box.y2));
                return csv;
            }};
}

} // namespace vitrine
