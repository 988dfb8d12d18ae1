#include "widgets/training/MapsView.h"

#include "widgets/common/Format.h"
#include "widgets/common/LatestJob.h"
#include "widgets/common/SegmentedControl.h"
#include "widgets/common/Text.h"
#include "widgets/common/Theme.h"
#include "widgets/common/Translated.h"
#include "widgets/maps/ColourLegend.h"
#include "widgets/maps/MapGridView.h"
#include "widgets/training/FormParts.h"
#include "widgets/training/ItemPicture.h"
#include "widgets/training/MomentSlider.h"
#include "widgets/training/RunMapsWorker.h"
#include "widgets/training/TrainSession.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QSettings>
#include <QSignalBlocker>
#include <QThread>

#include <algorithm>
#include <utility>

namespace vitrine {

namespace {

const QString scaleKey = QStringLiteral("training/mapsScale");
constexpr std::size_t fixedPictures = 12;
constexpr int pictureSide = 48;
constexpr int placeWidth = 22; ///< letters
constexpr int placesInSight = 24;
constexpr double shortestInterval = 400; ///< milliseconds between two looks while a run goes on
constexpr double lookCost = 20; ///< and looking takes at most this part of the time: one in 20
constexpr std::int64_t keptBytes = 64LL << 20; ///< of maps

std::int64_t bytesOf(const RunMaps &maps)
{
    return maps.maps.elementCount() * static_cast<std::int64_t>(sizeof(float));
}

} // namespace

MapsView::MapsView(TrainSession *session, QThread *compute, QWidget *parent)
    : QWidget(parent), m_session(session), m_worker(new RunMapsWorker), m_reading(new LatestJob(this)),
      m_title(makeNote(this)), m_place(makeNarrowBox(this)), m_scale(new SegmentedControl(2, this)),
      m_moment(new MomentSlider(this)), m_list(new QListWidget(this)), m_grid(new MapGridView(this)),
      m_legend(new ColourLegend(this))
{
    m_worker->moveToThread(compute);
    connect(compute, &QThread::finished, m_worker, &QObject::deleteLater);
    build();
    connectAll();
    translated(this, [this] { retranslate(); });
}

MapsView::~MapsView()
{
    if (m_worker) {
        m_worker->drop();
        m_worker->deleteLater();
    }
}

void MapsView::build()
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 4, 8, 4);
    layout->setSpacing(4);
    layout->addLayout(makeRow());
    layout->addWidget(m_moment);
    auto *body = new QHBoxLayout;
    body->setSpacing(8);
    body->addWidget(m_list);
    auto *column = new QVBoxLayout;
    column->setSpacing(4);
    column->addWidget(m_grid, 1);
    column->addWidget(m_legend);
    body->addLayout(column, 1);
    layout->addLayout(body, 1);
    const int side = Theme::instance().px(pictureSide);
    m_list->setIconSize({side, side});
    m_list->setFixedWidth(side + 32); // with its scroll bar
    m_list->setSpacing(2);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_grid->setFrameShape(QFrame::NoFrame);
    const bool isOneScale = QSettings().value(scaleKey, 1).toInt() != 0;
    m_scale->setCurrent(isOneScale ? 1 : 0);
    m_grid->setScaleMode(isOneScale ? ScaleMode::Layer : ScaleMode::Map);
}

QBoxLayout *MapsView::makeRow()
{
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_title, 1);
    row->addWidget(m_place);
    row->addWidget(m_scale);
    m_place->setMinimumContentsLength(placeWidth);
    m_place->setMaxVisibleItems(placesInSight);
    return row;
}

void MapsView::connectAll()
{
    connect(m_worker, &RunMapsWorker::made, this, &MapsView::take);
    connect(m_worker, &RunMapsWorker::refused, this, [this](quint64 number, const Error &error) {
        if (number != m_number)
            return;
        m_isWaiting = false;
        m_shown.reset();
        m_grid->setMessage(toText(error.message));
    });
    connect(m_session, &TrainSession::runBegun, this, &MapsView::restart);
    connect(m_session, &TrainSession::historyChanged, this, &MapsView::follow);
    connect(m_session, &TrainSession::historyCut, this, [this] {
        m_shown.reset();
        if (m_session->hasRun())
            follow();
        else
            restart();
    });
    connect(m_session, &TrainSession::rested, this, [this] {
        follow();
        want(false);
    });
    connect(m_moment, &QSlider::valueChanged, this, [this] { want(false); });
    connect(m_place, &QComboBox::activated, this, [this](int index) {
        m_wanted = QString::fromStdString(m_places[static_cast<std::size_t>(index)].path);
        lookAgain();
    });
    connect(m_list, &QListWidget::currentRowChanged, this, &MapsView::lookAgain);
    connect(m_list, &QListWidget::itemActivated, this, [this] {
        if (const QImage picture = m_pictures.value(wish().item); !picture.isNull())
            emit sampleChosen(picture);
    });
    connect(m_scale, &SegmentedControl::chosen, this, [this](int index) {
        m_grid->setScaleMode(index == 0 ? ScaleMode::Map : ScaleMode::Layer);
        QSettings().setValue(scaleKey, index);
    });
    connect(m_grid, &MapGridView::scaleChanged, this, [this] {
        if (m_grid->hasTensor())
            m_legend->setScale(m_grid->legend(), m_grid->scaleMode() == ScaleMode::Map);
        else
            m_legend->clear();
    });
}

void MapsView::retranslate()
{
    m_place->setAccessibleName(tr("Place whose maps are shown"));
    m_place->setToolTip(tr("The place in the network whose maps are shown; a click on a block of the canvas chooses it "
                           "too"));
    m_scale->setTexts({tr("Each map"), tr("All maps")},
                      {tr("Every map has a colour scale of its own: what is in it shows best"),
                       tr("One colour scale for all maps of the place: they can be compared")});
    m_scale->setAccessibleName(tr("Colour scale"));
    m_moment->setAccessibleName(tr("Moment whose maps are shown"));
    m_moment->setToolTip(
        tr("Back to the maps of an earlier moment, with the weights that were kept of it; at the right "
           "end it follows the run"));
    m_list->setAccessibleName(tr("Picture that goes through the network"));
    m_list->setToolTip(tr("First pictures of the validation, the same ones all along. A double click, or Return, puts "
                          "one onto the stage"));
    m_grid->setAccessibleName(tr("Maps of the place"));
    if (!m_shown)
        m_grid->setMessage(tr("While a network trains: what a place of it makes of a picture, and how that comes to "
                              "be."));
    m_title->setText(title());
}

/// Another run, or none.
void MapsView::restart()
{
    m_isWaiting = false;
    m_firstNumber = ++m_number; // what is on its way is of the run before
    m_kept.clear();
    m_shown.reset();
    m_sinceAsked.invalidate();
    if (m_worker)
        m_worker->drop();
    fillPlaces();
    fillPictures();
    m_moment->setMoments({});
    retranslate();
    follow();
}

void MapsView::fillPlaces()
{
    const Network &network = m_session->request().network;
    m_places = m_session->hasRun() ? mapPlaces(network) : std::vector<MapPlace>();
    m_place->clear();
    for (const MapPlace &place : m_places)
        m_place->addItem(QStringLiteral("%1  %2").arg(QString::fromStdString(place.path), formatShape(place.shape)));
    m_place->setEnabled(!m_places.empty());
    if (m_places.empty())
        return;
    int chosen = m_wanted.isEmpty() ? -1 : placeOf(network, m_places, m_wanted.toStdString());
    // Else what the first block gives to the others that is made of maps.
    for (const Block &block : network.blocks) {
        const int at = chosen < 0 ? placeOf(network, m_places, block.id) : -1;
        if (at >= 0 && m_places[static_cast<std::size_t>(at)].shape.size() == 3)
            chosen = at;
    }
    m_place->setCurrentIndex(std::max(0, chosen));
}

void MapsView::fillPictures()
{
    const QSignalBlocker quiet(m_list);
    const int row = std::max(0, m_list->currentRow());
    m_list->clear();
    m_pictures.clear();
    m_items.clear();
    const auto items = m_session->items();
    if (!m_session->hasRun() || !items)
        return m_reading->cancel();
    const DataSplit &split = m_session->split();
    const std::vector<std::int64_t> &from = split.validation.empty() ? split.training : split.validation;
    m_items.assign(from.begin(), from.begin() + static_cast<std::ptrdiff_t>(std::min(fixedPictures, from.size())));
    QPixmap blank(m_list->iconSize());
    blank.fill(Qt::transparent);
    for (const std::int64_t item : m_items) {
        auto *entry = new QListWidgetItem(QIcon(blank), QString(), m_list);
        entry->setData(Qt::AccessibleTextRole, tr("Item %1 of the set").arg(item));
    }
    m_list->setCurrentRow(std::min(row, m_list->count() - 1));
    m_reading->start([this, items, wanted = m_items](const Cancel &cancel) -> LatestJob::Deliver {
        QHash<qint64, QImage> pictures;
        for (const std::int64_t item : wanted)
            if (!cancel.requested())
                pictures.insert(item, itemPicture(*items, item));
        return [this, pictures] { addPictures(pictures); };
    });
}

void MapsView::addPictures(const QHash<qint64, QImage> &pictures)
{
    m_pictures = pictures;
    for (std::size_t i = 0; i < m_items.size(); ++i)
        if (const QImage picture = pictures.value(m_items[i]); !picture.isNull())
            m_list->item(static_cast<int>(i))
                ->setIcon(QPixmap::fromImage(
                    picture.scaled(m_list->iconSize(), Qt::KeepAspectRatio, Qt::SmoothTransformation)));
}

void MapsView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    follow();
}

void MapsView::showPlace(const QString &path)
{
    if (path.isEmpty())
        return;
    m_wanted = path;
    if (m_places.empty())
        return;
    const int at = placeOf(m_session->request().network, m_places, path.toStdString());
    if (at < 0 || at == m_place->currentIndex())
        return;
    m_place->setCurrentIndex(at);
    lookAgain();
}

void MapsView::lookAgain()
{
    m_kept.clear();
    want(false);
}

void MapsView::follow()
{
    if (!isVisible())
        return;
    std::vector<std::int64_t> steps;
    for (const auto &weights : m_session->history().weights())
        steps.push_back(weights->step);
    m_moment->setMoments(steps);
    want(true);
}

MapWish MapsView::wish() const
{
    const auto &all = m_session->history().weights();
    const auto at = static_cast<std::size_t>(m_moment->value());
    const int place = m_place->currentIndex(), picture = m_list->currentRow();
    if (at >= all.size() || place < 0 || picture < 0)
        return {};
    return {m_number, all[at], m_session->items(), m_items[static_cast<std::size_t>(picture)],
            m_places[static_cast<std::size_t>(place)].path};
}

bool MapsView::isOfWish(const RunMaps &maps) const
{
    const MapWish now = wish();
    return now.weights && maps.item == now.item && maps.place == now.place;
}

/// `isLive`: following a run, which may wait; else the user has asked for it.
void MapsView::want(bool isLive)
{
    MapWish wanted = wish();
    if (!isVisible() || !wanted.weights || !wanted.items || !m_worker)
        return;
    const auto isWanted = [&](const auto &maps) { return maps && maps->weights.lock() == wanted.weights; };
    if (isWanted(m_shown) && isOfWish(*m_shown))
        return;
    if (const auto kept = std::ranges::find_if(m_kept, isWanted); kept != m_kept.end())
        return display(*kept);
    const double pause = std::max(shortestInterval, lookCost * m_cost);
    const bool isSoon = m_sinceAsked.isValid() && static_cast<double>(m_sinceAsked.elapsed()) < pause;
    if (isLive && (m_isWaiting || (isSoon && m_session->isRunning())))
        return; // the run goes on, and with it comes the next occasion
    wanted.number = ++m_number;
    m_isWaiting = true;
    m_sinceAsked.start();
    m_worker->post(std::move(wanted));
}

void MapsView::take(const std::shared_ptr<const RunMaps> &maps)
{
    if (maps->number < m_firstNumber)
        return;
    if (isOfWish(*maps))
        keep(maps);
    if (maps->number != m_number)
        return; // the newer one is on its way
    m_isWaiting = false;
    m_cost = maps->milliseconds;
    // A run that goes on has newer weights by now: these are the newest that there are maps of.
    if (isOfWish(*maps) && (m_moment->goesAlong() || maps->weights.lock() == wish().weights))
        display(maps);
    want(true);
}

void MapsView::keep(const std::shared_ptr<const RunMaps> &maps)
{
    std::erase_if(m_kept, [](const auto &each) { return each->weights.expired(); }); // can't be gone back to
    m_kept.push_back(maps);
    const auto most =
        static_cast<std::size_t>(std::max<std::int64_t>(1, keptBytes / std::max<std::int64_t>(1, bytesOf(*maps))));
    if (m_kept.size() > most)
        m_kept.erase(m_kept.begin());
}

void MapsView::display(const std::shared_ptr<const RunMaps> &maps)
{
    m_shown = maps;
    m_grid->setTitle(QString::fromStdString(maps->place));
    m_grid->setTensor(maps->maps);
    m_title->setText(title());
}

QString MapsView::title() const
{
    if (!m_shown)
        return {};
    return tr("Epoch %1, step %2").arg(QString::number(m_shown->epoch, 'f', 1), formatCount(m_shown->step));
}

} // namespace vitrine
