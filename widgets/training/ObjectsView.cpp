#include "widgets/training/ObjectsView.h"

#include "widgets/common/Format.h"
#include "widgets/common/LatestJob.h"
#include "widgets/common/Theme.h"
#include "widgets/common/Translated.h"
#include "widgets/detection/ClassColours.h"
#include "widgets/detection/ClassNames.h"
#include "widgets/training/FormParts.h"
#include "widgets/training/ItemPicture.h"
#include "widgets/training/MomentSlider.h"
#include "widgets/training/TrainSession.h"

#include <QHBoxLayout>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollArea>
#include <QSettings>
#include <QToolButton>
#include <QToolTip>
#include <QVBoxLayout>

#include <algorithm>
#include <set>
#include <utility>

namespace vitrine {

namespace {

constexpr int smallestSide = 104, largestSide = 240; ///< of a picture: as large as all can be seen
constexpr int sideStep = 8;
constexpr int gap = 8;
constexpr float faintest = 0.3F; ///< opacity of a box
constexpr double sameObject = 0.5; ///< IoU from which on a box is of an object
constexpr std::size_t mostNamed = 16; ///< classes in the legend

const QString foundKey = QStringLiteral("training/showsFound");
const QString truthKey = QStringLiteral("training/showsTruth");

QString className(const FoundObjects &found, int index)
{
    return shownClass(found.classes, index);
}

Box boxOf(const MarkedObject &object)
{
    return {object.x1, object.y1, object.x2, object.y2};
}

/// How many of the marked objects have a box of their class to themselves.
std::size_t hitCount(const std::vector<MarkedObject> &objects, const std::vector<ScoredBox> &found,
                     const std::vector<std::string> &classes)
{
    Annotations truth;
    truth.classes = classes;
    truth.pictures.resize(1);
    for (const MarkedObject &object : objects)
        truth.pictures.front().objects.push_back(
            {boxOf(object), static_cast<int>(object.label), object.area, object.isCrowd});
    const Matching matching = matchDetections(truth, found, sameObject);
    return static_cast<std::size_t>(
        std::ranges::count_if(matching.detectionOf.front(), [](int detection) { return detection >= 0; }));
}

QRectF onScreen(const Box &box, const QTransform &toScreen)
{
    return toScreen.mapRect(QRectF(QPointF(static_cast<double>(box.x1), static_cast<double>(box.y1)),
                                   QPointF(static_cast<double>(box.x2), static_cast<double>(box.y2))));
}

QIcon lineIcon(Qt::PenStyle style)
{
    QPixmap pixmap(40, 40);
    pixmap.setDevicePixelRatio(2);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    const bool isDashed = style == Qt::DashLine;
    painter.setPen(QPen(Theme::instance().color(Theme::Role::Text), isDashed ? 1 : 2, style));
    painter.drawRect(QRectF(2.5, 4.5, 15, 11));
    return QIcon(pixmap);
}

QToolButton *makeSwitch(const QString &key, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setCheckable(true);
    button->setChecked(QSettings().value(key, true).toBool());
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    return button;
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

void ObjectsWall::setTruth(const QHash<qint64, std::vector<MarkedObject>> &truth)
{
    m_truth = truth;
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
    const Theme &theme = Theme::instance();
    const QSize room = parentWidget() ? parentWidget()->size() : size(); // what is scrolled over
    const int count = m_found ? static_cast<int>(m_found->pictures.size()) : 0;
    for (int side = largestSide; side > smallestSide; side -= sideStep) {
        const int each = theme.px(side) + gap, across = std::max(1, room.width() / each);
        if ((count + across - 1) / across * each <= room.height())
            return each;
    }
    return theme.px(smallestSide) + gap;
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
    QTransform toScreen;
    toScreen.translate(place.left(), place.top());
    toScreen.scale(static_cast<double>(place.width()) / m_found->width,
                   static_cast<double>(place.height()) / m_found->height);
    painter.save();
    painter.setClipRect(place);
    if (m_showsFound)
        paintFound(painter, picture, toScreen);
    if (m_showsTruth) // on top: it is thin, and what lies under it shows between its dashes
        paintTruth(painter, picture, toScreen);
    painter.restore();
}

void ObjectsWall::paintFound(QPainter &painter, const FoundObjects::Picture &picture, const QTransform &toScreen) const
{
    for (const ScoredBox &found : picture.boxes) {
        QColor colour = classColour(found.classId);
        colour.setAlphaF(faintest + (1 - faintest) * std::clamp(found.score, 0.0F, 1.0F)); // the surer, the fuller
        painter.setPen(QPen(colour, 2));
        painter.drawRect(onScreen(found.box, toScreen));
    }
}

void ObjectsWall::paintTruth(QPainter &painter, const FoundObjects::Picture &picture, const QTransform &toScreen) const
{
    for (const MarkedObject &object : truthOf(picture)) {
        const QRectF box = onScreen(boxOf(object), toScreen);
        const int label = static_cast<int>(object.label);
        QColor ground = classOutline(label); // so that the dashes read on any picture
        ground.setAlphaF(0.5F);
        painter.setPen(QPen(ground, 1));
        painter.drawRect(box);
        painter.setPen(QPen(classColour(label), 1, Qt::DashLine));
        painter.drawRect(box);
    }
}

void ObjectsWall::showFound(bool on)
{
    m_showsFound = on;
    update();
}

void ObjectsWall::showTruth(bool on)
{
    m_showsTruth = on;
    update();
}

void ObjectsWall::choose(int index)
{
    if (!m_found || index < 0 || index >= static_cast<int>(m_found->pictures.size()))
        return;
    m_chosen = index;
    update();
    const qint64 item = m_found->pictures[static_cast<std::size_t>(index)].item;
    if (const QImage picture = m_pictures.value(item); !picture.isNull())
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
    QStringList marked;
    for (const MarkedObject &object : truthOf(picture))
        marked += className(*m_found, static_cast<int>(object.label));
    if (!marked.isEmpty())
        lines += tr("To be found: %1").arg(marked.join(QStringLiteral(", ")));
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
    : QWidget(parent), m_session(session), m_reading(new LatestJob(this)), m_title(makeNote(this)),
      m_foundSwitch(makeSwitch(foundKey, this)), m_truthSwitch(makeSwitch(truthKey, this)),
      m_moment(new MomentSlider(this)), m_classes(makeNote(this)), m_wall(new ObjectsWall)
{
    build();
    connect(m_wall, &ObjectsWall::pictureChosen, this, &ObjectsView::sampleChosen);
    connect(m_moment, &QSlider::valueChanged, this, &ObjectsView::showMoment);
    connect(m_foundSwitch, &QToolButton::toggled, m_wall, &ObjectsWall::showFound);
    connect(m_truthSwitch, &QToolButton::toggled, m_wall, &ObjectsWall::showTruth);
    connect(m_foundSwitch, &QToolButton::toggled, this, [](bool on) { QSettings().setValue(foundKey, on); });
    connect(m_truthSwitch, &QToolButton::toggled, this, [](bool on) { QSettings().setValue(truthKey, on); });
    connect(&Theme::instance(), &Theme::changed, this, &ObjectsView::paintSwitches);
    connect(session, &TrainSession::runBegun, this, [this] {
        m_wall->setPictures({});
        m_wall->setTruth({});
        m_reading->cancel();
        m_isRead = false;
        follow();
    });
    connect(session, &TrainSession::historyChanged, this, &ObjectsView::follow);
    connect(session, &TrainSession::historyCut, this, &ObjectsView::follow);
    connect(session, &TrainSession::thumbnailsReady, this, [this](const QHash<qint64, QImage> &pictures) {
        if (!m_wall->hasPictures()) // the only ones that a detector's views ask for
            m_wall->setPictures(pictures);
    });
    m_wall->showFound(m_foundSwitch->isChecked());
    m_wall->showTruth(m_truthSwitch->isChecked());
    paintSwitches();
    translated(this, [this] { retranslate(); });
}

void ObjectsView::build()
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 4, 8, 4);
    layout->setSpacing(4);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_title, 1);
    row->addWidget(m_foundSwitch);
    row->addWidget(m_truthSwitch);
    auto *scroll = new QScrollArea(this);
    scroll->setWidget(m_wall);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    layout->addLayout(row);
    layout->addWidget(m_moment);
    layout->addWidget(scroll, 1);
    layout->addWidget(m_classes);
    m_classes->setTextFormat(Qt::RichText);
}

void ObjectsView::retranslate()
{
    m_moment->setAccessibleName(tr("Epoch whose boxes are shown"));
    m_moment->setToolTip(tr("Back to what was found after an earlier epoch; at the right end it follows the run"));
    m_wall->setAccessibleName(tr("What the detector finds"));
    m_foundSwitch->setText(tr("Found"));
    m_foundSwitch->setToolTip(tr("Boxes that the detector finds, the surer the fuller"));
    m_truthSwitch->setText(tr("Ground truth"));
    m_truthSwitch->setToolTip(tr("Boxes of what is to be found, dashed"));
    showMoment();
}

void ObjectsView::paintSwitches()
{
    m_foundSwitch->setIcon(lineIcon(Qt::SolidLine));
    m_truthSwitch->setIcon(lineIcon(Qt::DashLine));
}

void ObjectsView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    follow();
}

void ObjectsView::follow()
{
    if (!isVisible())
        return;
    std::vector<std::int64_t> steps;
    for (const auto &found : m_session->history().found)
        steps.push_back(found->step);
    m_moment->setMoments(steps);
    if (shown() != m_wall->found())
        showMoment();
}

std::shared_ptr<const FoundObjects> ObjectsView::shown() const
{
    const auto &all = m_session->history().found;
    const auto at = static_cast<std::size_t>(m_moment->value());
    return at < all.size() ? all[at] : nullptr;
}

void ObjectsView::showMoment()
{
    const auto found = shown();
    m_wall->setFound(found);
    m_title->setText(title());
    m_title->setToolTip(found
                            ? tr("Found: with a box of its class, a score of at least 0.1 and an IoU of at least 0.5, "
                                 "each box for one object. In the first pictures of the validation, the same after "
                                 "every epoch.")
                            : QString());
    showClasses(found.get());
    if (!found || std::exchange(m_isRead, true))
        return;
    std::vector<std::int64_t> items;
    for (const FoundObjects::Picture &picture : found->pictures)
        items.push_back(picture.item);
    m_session->requestThumbnails(items);
    readTruth(*found);
}

/// Once a run, and off this thread: a set may lie on a disk.
void ObjectsView::readTruth(const FoundObjects &found)
{
    const auto items = m_session->items();
    if (!items)
        return;
    std::vector<std::int64_t> wanted;
    for (const FoundObjects::Picture &picture : found.pictures)
        wanted.push_back(picture.item);
    m_reading->start([this, items, wanted](const Cancel &cancel) -> LatestJob::Deliver {
        QHash<qint64, std::vector<MarkedObject>> truth;
        for (const std::int64_t item : wanted)
            if (!cancel.requested())
                truth.insert(item, itemObjects(items, item));
        return [this, truth] {
            m_wall->setTruth(truth);
            showMoment();
        };
    });
}

/// The classes that are in sight, with their colours.
void ObjectsView::showClasses(const FoundObjects *found)
{
    std::set<int> classes;
    if (found)
        for (const FoundObjects::Picture &picture : found->pictures) {
            for (const ScoredBox &box : picture.boxes)
                classes.insert(box.classId);
            for (const MarkedObject &object : m_wall->truthOf(picture))
                classes.insert(static_cast<int>(object.label));
        }
    QStringList names;
    for (const int each : classes)
        if (static_cast<std::size_t>(names.size()) < mostNamed)
            names += QStringLiteral("<span style=\"color: %1\">■</span>&nbsp;%2")
                         .arg(classColour(each).name(), className(*found, each).toHtmlEscaped());
    if (classes.size() > mostNamed)
        names += tr("… and %1 more").arg(classes.size() - mostNamed);
    m_classes->setText(names.join(QStringLiteral(" &nbsp; ")));
    m_classes->setVisible(!names.isEmpty());
}

QString ObjectsView::title() const
{
    const auto found = shown();
    if (!found)
        return {};
    std::size_t boxes = 0, marked = 0, hits = 0;
    for (const FoundObjects::Picture &picture : found->pictures) {
        boxes += picture.boxes.size();
        const std::vector<MarkedObject> truth = m_wall->truthOf(picture);
        marked += truth.size();
        hits += hitCount(truth, picture.boxes, found->classes);
    }
    return tr("After epoch %1: %2 of %3 objects found, %4 boxes")
        .arg(QString::number(found->epoch, 'f', 0))
        .arg(hits)
        .arg(marked)
        .arg(boxes);
}

} // namespace vitrine
