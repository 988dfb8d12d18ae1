#include "widgets/canvas/BlockItem.h"

#include "widgets/common/Text.h"
#include "widgets/common/Theme.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>
#include <QStyleOptionGraphicsItem>

#include <algorithm>
#include <cmath>
#include <utility>

namespace vitrine {

namespace {

constexpr double radius = 8;
constexpr double bandHeight = 6; ///< of the category's colour along the top
constexpr double margin = 12;
constexpr double sheet = 5; ///< how far the sheet behind a composite's card looks out

bool isZooming = false; ///< of the one view that the mouse is over

QColor role(Theme::Role which)
{
    return Theme::instance().color(which);
}

QFont sized(const QPainter &painter, int pixels, bool bold)
{
    QFont font = painter.font();
    font.setPixelSize(pixels);
    font.setBold(bold);
    return font;
}

void drawLine(QPainter &painter, const QRectF &rect, const QString &text, int flags = Qt::AlignLeft | Qt::AlignVCenter)
{
    painter.drawText(rect, flags, QFontMetricsF(painter.font()).elidedText(text, Qt::ElideRight, rect.width()));
}

void drawLines(QPainter &painter, const QRectF &rect, const QString &text)
{
    const double height = QFontMetricsF(painter.font()).lineSpacing();
    QRectF line(rect.topLeft(), QSizeF(rect.width(), height));
    for (const QString &each : linesWithin(text, painter.font(), rect.size())) {
        painter.drawText(line, Qt::AlignLeft | Qt::AlignTop | Qt::TextSingleLine, each);
        line.translate(0, height);
    }
}

/// A card without the band along its top. Not by clipping, which drawings (SVG) know nothing of.
QPainterPath belowBand(const QRectF &card)
{
    const QSizeF corner(2 * radius, 2 * radius);
    QPainterPath path(QPointF(card.left(), card.top() + bandHeight));
    path.lineTo(card.right(), card.top() + bandHeight);
    path.arcTo(QRectF(card.bottomRight() - QPointF(corner.width(), corner.height()), corner), 0, -90);
    path.arcTo(QRectF(card.bottomLeft() - QPointF(0, corner.height()), corner), 270, -90);
    path.closeSubpath();
    return path;
}

} // namespace

BlockItem::BlockItem(const CanvasBlock &block, int number) : m_number(number)
{
    setFlag(ItemIsSelectable);
    setAcceptHoverEvents(true);
    setZValue(1);
    setBlock(block, number);
}

void BlockItem::setBlock(const CanvasBlock &block, int number)
{
    m_number = number;
    if (block == m_block)
        return;
    m_block = block;
    setObjectName(block.id);
    showTip();
    touch();
}

void BlockItem::showTip()
{
    const CanvasBlock &block = m_block;
    QString tip = QStringLiteral("<b>%1</b> (%2)").arg(block.name.toHtmlEscaped(), block.type.toHtmlEscaped());
    for (const QString &line : {block.help, block.parameters, block.shape}) {
        if (!line.isEmpty())
            tip += QStringLiteral("<br>") + line.toHtmlEscaped();
    }
    if (block.isFrozen)
        tip += QStringLiteral("<br>") + tr("Locked: training leaves it as it is");
    for (const QString &problem : block.problems)
        tip += QStringLiteral("<br><b>%1</b>").arg(problem.toHtmlEscaped());
    for (const BlockBadge &badge : m_decor.badges)
        tip += QStringLiteral("<br><b>%1</b> %2").arg(badge.text.toHtmlEscaped(), badge.tip.toHtmlEscaped());
    setToolTip(tip);
}

void BlockItem::setState(const BlockState &state)
{
    if (state == m_state)
        return;
    m_state = state;
    touch();
}

void BlockItem::setLights(std::vector<PortLight> inlets, std::vector<PortLight> outlets)
{
    if (inlets == m_inletLights && outlets == m_outletLights)
        return;
    m_inletLights = std::move(inlets);
    m_outletLights = std::move(outlets);
    touch();
}

void BlockItem::setPointedPort(int inlet, int outlet)
{
    if (inlet == m_pointedInlet && outlet == m_pointedOutlet)
        return;
    m_pointedInlet = inlet;
    m_pointedOutlet = outlet;
    touch();
}

void BlockItem::setDecor(const BlockDecor &decor)
{
    if (decor == m_decor)
        return;
    m_decor = decor;
    showTip();
    touch();
}

QPointF BlockItem::inletAt(int port) const
{
    if (port >= m_block.inputs && m_block.takesMore)
        return {-width / 2, height / 2 - 16};
    return {-width / 2, height * (port + 1.0) / (m_block.inputs + 1.0) - height / 2};
}

QPointF BlockItem::outletAt(int port) const
{
    return {width / 2, height * (port + 1.0) / (std::max(m_block.outputs, 1) + 1.0) - height / 2};
}

QString BlockItem::spokenText() const
{
    QStringList parts{m_block.name, m_block.type};
    if (m_block.role != CanvasBlock::Role::Block)
        parts.insert(1, m_block.role == CanvasBlock::Role::Entrance ? tr("entrance") : tr("exit"));
    if (!m_block.shape.isEmpty())
        parts += m_block.shape;
    if (m_state.active)
        parts += m_state.pass == Pass::Forward ? tr("active, forward") : tr("active, backward");
    else if (!m_state.forwardDone)
        parts += tr("has not run yet");
    if (m_block.isFrozen)
        parts += tr("locked");
    parts += m_block.problems;
    for (const BlockBadge &badge : m_decor.badges)
        parts += badge.tip;
    return parts.join(QStringLiteral(", "));
}

QRectF BlockItem::boundingRect() const
{
    return QRectF(-width / 2 - 10, -height / 2 - 10, width + 20, height + 20);
}

void BlockItem::touch()
{
    m_isStale = true;
    update();
}

void BlockItem::setZooming(bool on)
{
    isZooming = on;
}

bool BlockItem::makeSharp(double scale, double pixelRatio)
{
    if (!m_isCached || (!m_isStale && m_pictureScale == scale))
        return false;
    makePicture(scale, pixelRatio);
    update();
    return true;
}

/// Kept by the program's cache of pictures, which drops what has not been seen for long.
QPixmap BlockItem::makePicture(double scale, double pixelRatio)
{
    const QRectF bounds = boundingRect();
    const QSizeF size = bounds.size() * scale * pixelRatio;
    QPixmap picture(std::max(1, static_cast<int>(std::ceil(size.width()))),
                    std::max(1, static_cast<int>(std::ceil(size.height()))));
    picture.setDevicePixelRatio(pixelRatio);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    painter.scale(scale, scale);
    painter.translate(-bounds.topLeft());
    paintAll(painter, scale);
    painter.end();
    QPixmapCache::remove(m_pictureKey);
    m_pictureKey = QPixmapCache::insert(picture);
    m_pictureScale = scale;
    m_isStale = false;
    return picture;
}

void BlockItem::paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *)
{
    const QTransform &world = painter->worldTransform();
    const double detail = QStyleOptionGraphicsItem::levelOfDetailFromTransform(world);
    if (!m_isCached || world.type() > QTransform::TxScale)
        return paintAll(*painter, detail);
    const double ratio = painter->device()->devicePixelRatioF();
    QPixmap picture;
    const bool isUsable = !m_isStale && (isZooming || m_pictureScale == detail);
    if (!isUsable || !QPixmapCache::find(m_pictureKey, &picture))
        picture = makePicture(detail, ratio);
    paintPicture(*painter, picture);
}

void BlockItem::paintPicture(QPainter &painter, const QPixmap &picture) const
{
    const QTransform world = painter.worldTransform();
    const double detail = QStyleOptionGraphicsItem::levelOfDetailFromTransform(world);
    const QPointF corner = world.map(boundingRect().topLeft());
    painter.save();
    painter.resetTransform();
    if (m_pictureScale == detail) { // pixel by pixel
        painter.drawPixmap(QPointF(std::round(corner.x()), std::round(corner.y())), picture);
    } else {
        const QRectF target(corner, boundingRect().size() * detail);
        painter.setRenderHint(QPainter::SmoothPixmapTransform, false); // for the blink of an eye
        painter.drawPixmap(target, picture, QRectF(picture.rect()));
    }
    painter.restore();
}

void BlockItem::paintAll(QPainter &painter, double detail) const
{
    painter.setRenderHint(QPainter::Antialiasing);
    paintCard(painter, detail);
    if (detail > 0.12 && m_block.reason.isEmpty())
        paintTensor(painter);
    if (detail > 0.3) {
        paintTexts(painter);
        paintBadges(painter);
    }
    if (detail > 0.2 || !m_inletLights.empty() || !m_outletLights.empty())
        paintPorts(painter);
}

QVariant BlockItem::itemChange(GraphicsItemChange change, const QVariant &value)
{
    if (change == ItemSelectedHasChanged)
        touch();
    return QGraphicsObject::itemChange(change, value);
}

/// Has not run yet.
bool BlockItem::isFaded() const
{
    return !m_state.forwardDone && !m_state.active && m_block.problems.isEmpty();
}

/// What stands out about the block, by its colour and the width of the line around it.
QPen BlockItem::border() const
{
    if (m_block.isBroken())
        return {role(Theme::Role::Error), 3};
    if (m_state.active)
        return {role(m_state.pass == Pass::Forward ? Theme::Role::Lit : Theme::Role::Backward), 3};
    if (isSelected())
        return {role(Theme::Role::Accent), 3};
    if (m_state.receptive)
        return {role(Theme::Role::Receptive), 3};
    if (m_state.backwardDone)
        return {role(Theme::Role::Backward), 1.5};
    if (m_block.role != CanvasBlock::Role::Block) // it stands for something that is elsewhere
        return {role(Theme::Role::MutedText), 1.5, Qt::DashLine};
    return {role(Theme::Role::Border), 1};
}

void BlockItem::paintCard(QPainter &painter, double detail) const
{
    const QRectF card(-width / 2, -height / 2, width, height);
    if (m_state.active) { // a soft glow, so that it is found on a projector
        QColor glow = role(m_state.pass == Pass::Forward ? Theme::Role::Lit : Theme::Role::Backward);
        glow.setAlpha(70);
        painter.setPen(QPen(glow, 12));
        painter.drawRoundedRect(card, radius, radius);
    }
    paintGround(painter, card, detail);
    if (m_decor.tint.isValid()) {
        painter.setBrush(m_decor.tint);
        painter.drawRoundedRect(card, radius, radius);
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(border());
    painter.drawRoundedRect(card, radius, radius);
    if (isSelected()) {
        painter.setPen(QPen(role(Theme::Role::Accent), 2));
        painter.drawRoundedRect(card.adjusted(-4, -4, 4, 4), radius + 3, radius + 3);
    }
}

/// The band in the category's colour and what is under the texts; from far away a block is its category's colour.
void BlockItem::paintGround(QPainter &painter, const QRectF &card, double detail) const
{
    painter.setPen(Qt::NoPen);
    if (m_block.role != CanvasBlock::Role::Block) {
        painter.setBrush(role(Theme::Role::CanvasBackground));
        painter.drawRoundedRect(card, radius, radius);
        return;
    }
    if (m_block.isComposite) { // a sheet behind it: there is more inside
        painter.setPen(QPen(role(Theme::Role::Border), 1));
        painter.setBrush(role(Theme::Role::BlockFill));
        painter.drawRoundedRect(card.translated(sheet, sheet), radius, radius);
        painter.setPen(Qt::NoPen);
    }
    QColor band = m_block.isKnown ? Theme::instance().category(m_block.category) : role(Theme::Role::Dimmed);
    band.setAlphaF(isFaded() ? 0.5F : 1.0F);
    painter.setBrush(band);
    painter.drawRoundedRect(card, radius, radius);
    if (detail <= 0.12)
        return;
    const QPainterPath below = belowBand(card);
    painter.setBrush(role(Theme::Role::BlockFill));
    painter.drawPath(below);
    if (!m_block.isKnown) {
        band.setAlphaF(0.16F); // grey, and still read
        painter.setBrush(band);
        painter.drawPath(below);
    }
}

void BlockItem::paintPorts(QPainter &painter) const
{
    const auto light = [](const std::vector<PortLight> &lights, int port) {
        return static_cast<std::size_t>(port) < lights.size() ? lights[static_cast<std::size_t>(port)]
                                                              : PortLight::None;
    };
    for (int port = 0; port < inletCount(); ++port)
        paintPort(painter, inletAt(port), light(m_inletLights, port), port == m_pointedInlet, port >= m_block.inputs);
    for (int port = 0; port < outletCount(); ++port)
        paintPort(painter, outletAt(port), light(m_outletLights, port), port == m_pointedOutlet, false);
}

void BlockItem::paintPort(QPainter &painter, QPointF at, PortLight light, bool pointed, bool isFurther) const
{
    QColor color = role(Theme::Role::MutedText);
    double size = portRadius;
    if (light == PortLight::Fits)
        color = role(Theme::Role::Accent);
    else if (light == PortLight::Misfit)
        color = role(Theme::Role::Warning);
    else if (light == PortLight::Impossible)
        color = role(Theme::Role::Border);
    if (pointed && light != PortLight::Impossible)
        color = light == PortLight::None ? role(Theme::Role::Accent) : color;
    if (light == PortLight::Fits || light == PortLight::Misfit || pointed)
        size += 2;
    painter.setPen(QPen(color, 1.5));
    painter.setBrush(isFurther ? role(Theme::Role::BlockFill) : color);
    painter.drawEllipse(at, size, size);
    if (isFurther) { // a plus: one more
        painter.drawLine(at - QPointF(size / 2, 0), at + QPointF(size / 2, 0));
        painter.drawLine(at - QPointF(0, size / 2), at + QPointF(0, size / 2));
    }
}

/// A padlock, whose right side is at `right`.
void BlockItem::paintLock(QPainter &painter, double right) const
{
    const QRectF body(right - 13, -height / 2 + bandHeight + 10, 12, 9);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(role(Theme::Role::BlockText), 2));
    painter.drawArc(QRectF(body.left() + 2.5, body.top() - 5, 7, 10), 0, 180 * 16);
    painter.setPen(Qt::NoPen);
    painter.setBrush(role(Theme::Role::BlockText));
    painter.drawRoundedRect(body, 2, 2);
}

void BlockItem::paintBadges(QPainter &painter) const
{
    double right = width / 2 - 6;
    if (m_block.isFrozen) {
        paintLock(painter, right);
        right -= 20;
    }
    painter.setFont(sized(painter, 10, true));
    for (const BlockBadge &badge : m_decor.badges) {
        const double span = std::max(16.0, QFontMetricsF(painter.font()).horizontalAdvance(badge.text) + 8);
        const QRectF plate(right - span, -height / 2 + bandHeight + 4, span, 16);
        painter.setPen(Qt::NoPen);
        painter.setBrush(badge.color);
        painter.drawRoundedRect(plate, 8, 8);
        painter.setPen(Theme::textOn(badge.color));
        painter.drawText(plate, Qt::AlignCenter, badge.text);
        right -= span + 4;
    }
}

void BlockItem::paintTexts(QPainter &painter) const
{
    const double left = -width / 2 + margin, top = -height / 2 + bandHeight, inner = width - 2 * margin;
    painter.setPen(role(isFaded() ? Theme::Role::MutedText : Theme::Role::BlockText));
    painter.setFont(sized(painter, 14, true));
    drawLine(painter, {left, top + 4, inner, 20}, m_block.name);
    painter.setFont(sized(painter, 11, false));
    painter.setPen(role(Theme::Role::MutedText));
    drawLine(painter, {left, top + 23, inner, 15}, m_block.type);
    if (!m_block.reason.isEmpty()) { // in place of the picture, which it has none of
        painter.setPen(role(m_block.isBroken() ? Theme::Role::Error : Theme::Role::MutedText));
        drawLines(painter, {left, top + 40, inner, height / 2 - 8 - top - 40}, m_block.reason);
        return;
    }
    drawLine(painter, {left, top + 38, inner, 15}, m_block.parameters);
    painter.setPen(role(isFaded() ? Theme::Role::MutedText : Theme::Role::BlockText));
    drawLine(painter, {left, height / 2 - 22, inner, 16}, m_block.shape, Qt::AlignHCenter | Qt::AlignVCenter);
}

void BlockItem::paintTensor(QPainter &painter) const
{
    const QRectF frame(-thumbnail.width() / 2.0, -height / 2 + 64, thumbnail.width(), thumbnail.height());
    const QString number = m_single && m_state.forwardDone ? m_single() : QString();
    if (!number.isEmpty()) {
        painter.setPen(role(m_state.backwardDone ? Theme::Role::Backward : Theme::Role::BlockText));
        painter.setFont(sized(painter, 26, true));
        painter.drawText(frame, Qt::AlignCenter, number);
        return;
    }
    const bool gradient = m_state.backwardDone;
    const QImage image =
        m_picture && m_state.forwardDone ? m_picture(gradient ? Pass::Backward : Pass::Forward) : QImage();
    if (!image.isNull()) {
        // Values stay crisp when enlarged; made smaller, whole rows of them would be left out.
        const double scale = painter.worldTransform().m11() * frame.width() / image.width();
        painter.setRenderHint(QPainter::SmoothPixmapTransform, scale < 1);
        painter.drawImage(frame, image);
        if (gradient) {
            painter.setPen(QPen(role(Theme::Role::Backward), 1));
            painter.setBrush(Qt::NoBrush);
            painter.drawRect(frame.adjusted(-2, -2, 2, 2));
        }
        return;
    }
    painter.setPen(QPen(role(Theme::Role::Dimmed), 1, Qt::DashLine));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(frame, 4, 4);
}

void BlockItem::hoverEnterEvent(QGraphicsSceneHoverEvent *)
{
    emit entered(this);
}
void BlockItem::hoverLeaveEvent(QGraphicsSceneHoverEvent *)
{
    emit left(this);
}

} // namespace vitrine
