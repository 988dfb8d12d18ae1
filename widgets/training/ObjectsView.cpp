#include "widgets/training/ObjectsView.h"

#include "widgets/common/Format.h"
#include "widgets/common/Theme.h"
#include "widgets/common/Translated.h"
#include "widgets/detection/ClassColours.h"
#include "widgets/training/FormParts.h"
#include "widgets/training/TrainSession.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QSlider>
#include <QToolTip>
#include <QVBoxLayout>

#include <algorithm>

namespace vitrine {

namespace {

constexpr int pictureSide = 136;
constexpr int gap = 8;
constexpr float faintest = 0.3F; ///< opacity of a box

QString className(const FoundObjects &found, int index)
{
    const auto at = static_cast<std::size_t>(index);
    return at < found.classes.size() ? QString::fromStdString(found.classes[at]) : QString::number(index);
}

} // namespace

ObjectsWall::ObjectsWall(QWidget *parent) : QWidget(parent)
{
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setFocusPolicy(Qt::StrongFocus);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void ObjectsWall::setFound(std::shared_ptr<const FoundObjects> found)
{
    m_found = std::move(found);
    updateGeometry();
    update();
}

void ObjectsWall::setPictures(const QHash<qint64, QImage> &pictures)
{
    m_pictures = pictures;
    update();
}

bool ObjectsWall::hasPictures() const
{
    return m_found && std::ranges::all_of(m_found->pictures, [this](const FoundObjects::Picture &picture) {
               return m_pictures.contains(picture.item);
           });
}

int ObjectsWall::cell() const
{
    return Theme::instance().px(pictureSide) + gap;
}

int ObjectsWall::columns(int across) const
{
    return std::max(1, (across < 0 ? width() : across) / cell());
}

int ObjectsWall::heightForWidth(int across) const
{
    const int count = m_found ? static_cast<int>(m_found->pictures.size()) : 0;
    return (count + columns(across) - 1) / columns(across) * cell();
}

QRect ObjectsWall::place(std::size_t index) const
{
    const int at = static_cast<int>(index);
    return {at % columns() * cell(), at / columns() * cell(), cell() - gap, cell() - gap};
}

void ObjectsWall::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    if (!m_found) {
        painter.setPen(Theme::instance().color(Theme::Role::MutedText));
        painter.drawText(rect(), Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap,
                         tr("After the first epoch: what is found in the first pictures of the validation."));
        return;
    }
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    for (std::size_t i = 0; i < m_found->pictures.size(); ++i) {
        const FoundObjects::Picture &picture = m_found->pictures[i];
        if (const auto image = m_pictures.find(picture.item); image != m_pictures.end())
            painter.drawImage(place(i), *image);
        paintBoxes(painter, picture, place(i));
        if (static_cast<int>(i) == m_chosen) {
            painter.setPen(QPen(Theme::instance().color(Theme::Role::Accent), 2));
            painter.drawRect(place(i).adjusted(1, 1, -1, -1));
        }
    }
}

void ObjectsWall::paintBoxes(QPainter &painter, const FoundObjects::Picture &picture, const QRect &place) const
{
    const double across = static_cast<double>(place.width()) / m_found->width;
    const double down = static_cast<double>(place.height()) / m_found->height;
    painter.save();
    painter.setClipRect(place);
    for (const ScoredBox &found : picture.boxes) {
        const QRectF box(QPointF(found.box.x1 * across, found.box.y1 * down),
                         QPointF(found.box.x2 * across, found.box.y2 * down));
        QColor colour = classColour(found.classId);
        colour.setAlphaF(faintest + (1 - faintest) * std::clamp(found.score, 0.0F, 1.0F)); // the surer, the fuller
        painter.setPen(QPen(colour, 2));
        painter.drawRect(box.translated(place.topLeft()));
    }
    painter.restore();
}

void ObjectsWall::choose(int index)
{
    if (!m_found || index < 0 || index >= static_cast<int>(m_found->pictures.size()))
        return;
    m_chosen = index;
    update();
    const QImage picture = m_pictures.value(m_found->pictures[static_cast<std::size_t>(index)].item);
    if (!picture.isNull())
        emit pictureChosen(picture);
}

void ObjectsWall::mousePressEvent(QMouseEvent *event)
{
    const int count = m_found ? static_cast<int>(m_found->pictures.size()) : 0;
    for (int i = 0; i < count; ++i)
        if (event->button() == Qt::LeftButton && place(static_cast<std::size_t>(i)).contains(event->pos()))
            return choose(i);
    QWidget::mousePressEvent(event);
}

void ObjectsWall::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_PageUp:
        return choose(std::max(0, m_chosen - 1));
    case Qt::Key_PageDown:
        return choose(m_chosen + 1);
    default:
        return QWidget::keyPressEvent(event);
    }
}

QString ObjectsWall::tip(std::size_t index) const
{
    const FoundObjects::Picture &picture = m_found->pictures[index];
    QStringList lines{tr("Item %1 of the set: %2 found").arg(picture.item).arg(picture.boxes.size())};
    for (const ScoredBox &found : picture.boxes)
        lines +=
            tr("%1 with %2").arg(className(*m_found, found.classId), formatShare(static_cast<double>(found.score)));
    lines += tr("Click to see it run through the network");
    return lines.join(QLatin1Char('\n'));
}

bool ObjectsWall::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_PageUp || key == Qt::Key_PageDown)
            event->accept();
    }
    if (event->type() != QEvent::ToolTip || !m_found)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    QToolTip::hideText();
    for (std::size_t i = 0; i < m_found->pictures.size(); ++i)
        if (place(i).contains(help->pos()))
            QToolTip::showText(help->globalPos(), tip(i), this);
    return true;
}

ObjectsView::ObjectsView(TrainSession *session, QWidget *parent)
    : QWidget(parent), m_session(session), m_title(makeNote(this)), m_moment(new QSlider(Qt::Horizontal, this)),
      m_wall(new ObjectsWall)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 4, 8, 4);
    layout->setSpacing(4);
    auto *scroll = new QScrollArea(this);
    scroll->setWidget(m_wall);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    layout->addWidget(m_title);
    layout->addWidget(m_moment);
    layout->addWidget(scroll, 1);
    m_moment->setRange(0, 0);
    connect(m_wall, &ObjectsWall::pictureChosen, this, &ObjectsView::sampleChosen);
    connect(m_moment, &QSlider::valueChanged, this, &ObjectsView::showMoment);
    connect(session, &TrainSession::runBegun, this, [this] {
        m_wall->setPictures({});
        follow();
    });
    connect(session, &TrainSession::historyChanged, this, &ObjectsView::follow);
    connect(session, &TrainSession::thumbnailsReady, this, [this](const QHash<qint64, QImage> &pictures) {
        if (!m_wall->hasPictures()) // the only ones that a detector's views ask for
            m_wall->setPictures(pictures);
    });
    translated(this, [this] {
        m_moment->setAccessibleName(tr("Epoch whose boxes are shown"));
        m_moment->setToolTip(tr("Back to what was found after an earlier epoch; at the right end it follows the run"));
        m_wall->setAccessibleName(tr("What the detector finds"));
        showMoment();
    });
}

void ObjectsView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    follow();
}

/// At its right end the slider goes along with the run.
void ObjectsView::follow()
{
    if (!isVisible())
        return;
    const int last = std::max(0, static_cast<int>(m_session->history().found.size()) - 1);
    const bool goesAlong = m_moment->value() == m_moment->maximum();
    {
        const QSignalBlocker quiet(m_moment);
        m_moment->setRange(0, last);
        if (goesAlong)
            m_moment->setValue(last);
    }
    m_moment->setEnabled(last > 0);
    showMoment();
}

void ObjectsView::showMoment()
{
    const auto &all = m_session->history().found;
    const auto at = static_cast<std::size_t>(m_moment->value());
    const auto found = at < all.size() ? all[at] : nullptr;
    m_wall->setFound(found);
    m_title->setText(title());
    if (!found || m_wall->hasPictures())
        return;
    std::vector<std::int64_t> items;
    for (const FoundObjects::Picture &picture : found->pictures)
        items.push_back(picture.item);
    m_session->requestThumbnails(items);
}

QString ObjectsView::title() const
{
    const auto &all = m_session->history().found;
    const auto at = static_cast<std::size_t>(m_moment->value());
    if (at >= all.size())
        return {};
    std::size_t boxes = 0;
    for (const FoundObjects::Picture &picture : all[at]->pictures)
        boxes += picture.boxes.size();
    return tr("After epoch %1: %2 objects found in %3 pictures, with a score of at least 0.1")
        .arg(QString::number(all[at]->epoch, 'f', 0))
        .arg(boxes)
        .arg(all[at]->pictures.size());
}

} // namespace vitrine
