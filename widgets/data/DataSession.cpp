#include "widgets/data/DataSession.h"

#include "core/data/DatasetKind.h"
#include "core/vision/PictureReader.h"
#include "widgets/data/SampleImage.h"
#include "widgets/session/Pictures.h"

#include <algorithm>
#include <utility>

namespace vitrine {

namespace {

constexpr std::size_t thumbnailsAtOnce = 12; ///< few enough to see them come
constexpr std::size_t mostUnreadable = 1000; ///< more than anybody reads

std::optional<Error> whyUnreadable(const Dataset &set, std::int64_t item)
{
    if (isPictureShape(set.itemShape())) {
        const auto picture = set.picture(item);
        return picture ? std::nullopt : std::optional(picture.error());
    }
    const auto read = set.item(item);
    return read ? std::nullopt : std::optional(read.error());
}

/// The item as it is, and as each epoch's training sees it: read and changed by what makes the batches.
std::vector<DataDraw> drawsOf(const std::shared_ptr<const PreparedItems> &items, const DrawRequest &request,
                              const Cancel &cancel)
{
    std::vector<DataDraw> draws;
    const auto add = [&](const BatchSource &source, int epoch, std::uint64_t index) {
        const std::int64_t item = request.item;
        const auto batch = source.make(std::span(&item, 1), index);
        if (!batch)
            return;
        std::vector<float> values = batch->inputs.toFloats();
        items->toUnit(values);
        draws.push_back({epoch, itemImage(Snapshot::of(items->shape(), std::move(values)))});
    };
    if (items->shape().size() != 3)
        return draws;
    add(BatchSource(items, {}), 0, 0);
    auto complete = completeAugmentations(request.augmentations, items->shape());
    if (!complete)
        return draws;
    const BatchSource source(items, BatchOptions{request.seed, 0, *std::move(complete)});
    for (int i = 0; i < request.count && !cancel.requested(); ++i)
        add(source, request.firstEpoch + i, static_cast<std::uint64_t>(request.firstEpoch + i - 1));
    return draws;
}

} // namespace

struct DataSession::Opening {
    DataRequest request;
    Cancel cancel;
};

DataSession::DataSession(QObject *parent) : QObject(parent)
{
    m_readers.setMaxThreadCount(1);
    m_drawers.setMaxThreadCount(1);
    m_readers.setThreadPriority(QThread::LowPriority); // whoever trains comes first
}

DataSession::~DataSession()
{
    for (const Cancel &cancel : {m_cancel, m_cancelThumbnails, m_cancelDraws})
        cancel.request();
    for (QThreadPool *pool : {&m_readers, &m_drawers}) {
        pool->clear();
        pool->waitForDone();
    }
}

template <typename Work>
void DataSession::tell(const Cancel &cancel, Work work)
{
    QMetaObject::invokeMethod(
        this,
        [cancel, work = std::move(work)] {
            if (!cancel.requested())
                work();
        },
        Qt::QueuedConnection);
}

void DataSession::setRequest(const DataRequest &request)
{
    if (request == m_request && !m_request.data.isEmpty())
        return;
    m_request = request;
    m_isStale = true;
    begin();
}

void DataSession::setActive(bool active)
{
    m_isActive = active;
    begin();
}

void DataSession::begin()
{
    if (!m_isActive || !m_isStale || m_request.data.isEmpty())
        return;
    m_isStale = false;
    m_isBusy = true;
    for (const Cancel &cancel : {m_cancel, m_cancelThumbnails, m_cancelDraws})
        cancel.request();
    m_cancel = {};
    emit progressed(0);
    m_readers.start([this, opening = Opening{m_request, m_cancel}] { open(opening); });
}

void DataSession::open(const Opening &opening)
{
    if (opening.cancel.requested())
        return; // another request came before its turn
    const DataRequest &request = opening.request;
    const auto progress = [this, &opening](double share) {
        tell(opening.cancel, [this, share] { emit progressed(share); });
    };
    auto set = openDataset(request.data.toStdString(), request.seed, 0,
                           [](const std::filesystem::path &file) { return readPicture(file); });
    auto outline = set ? outlineOf(*std::move(set), request.split, opening.cancel, progress)
                       : Result<std::shared_ptr<const DataOutline>>(set.error());
    if (!outline)
        return tell(opening.cancel, [this, error = outline.error()] { take({}, error); });
    tell(opening.cancel, [this, outline = *outline] { take(outline, {}); });
    lookAtItems(opening, *outline);
}

/// Measures what trains, and reads the rest for what can't be read.
void DataSession::lookAtItems(const Opening &opening, const std::shared_ptr<const DataOutline> &outline)
{
    DataFacts facts;
    const auto note = [&facts](std::int64_t item, const Error &reason) {
        if (facts.unreadable.size() < mostUnreadable)
            facts.unreadable.push_back({item, reason});
    };
    const auto report = [this, &opening](double share) {
        tell(opening.cancel, [this, share] { emit progressed(share); });
    };
    const DataSplit &split = outline->split();
    std::shared_ptr<const Dataset> set = outline->set;
    InputParams params = opening.request.need.params;
    const auto featured = applyFeatures(set, params);
    auto items = PreparedItems::make(set, opening.request.need.shape, opening.request.need.format, 0);
    if (!featured || !items)
        facts.misfit = featured ? items.error() : featured.error();
    const bool measures = !facts.misfit && opening.request.need.isPicture();
    if (measures) {
        auto statistics = (*items)->measure(split.training, opening.cancel, report, note);
        if (statistics) {
            (*items)->standardise(*statistics);
            facts.statistics = *std::move(statistics);
        } else {
            facts.misfit = statistics.error();
        }
    }
    if (items && !facts.misfit)
        facts.items = *items;
    tell(opening.cancel, [this, facts] {
        m_facts = facts;
        emit factsChanged();
    });
    std::vector<std::int64_t> rest = split.validation;
    rest.insert(rest.end(), split.test.begin(), split.test.end());
    if (!measures)
        rest.insert(rest.end(), split.training.begin(), split.training.end());
    for (std::size_t i = 0; i < rest.size() && !opening.cancel.requested(); ++i) {
        if (const auto reason = whyUnreadable(*outline->set, rest[i]))
            note(rest[i], *reason);
        if (i % 256 == 0)
            report(static_cast<double>(i) / static_cast<double>(rest.size()));
    }
    std::ranges::sort(facts.unreadable, {}, &SkippedItem::item);
    facts.isWhole = true;
    tell(opening.cancel, [this, facts = std::move(facts)] {
        m_facts = facts;
        m_isBusy = false;
        emit factsChanged();
    });
}

void DataSession::take(std::shared_ptr<const DataOutline> outline, std::optional<Error> error)
{
    m_outline = std::move(outline);
    m_error = std::move(error);
    m_facts = {};
    m_isBusy = m_outline != nullptr;
    emit outlineChanged();
    emit factsChanged();
}

void DataSession::requestThumbnails(const std::vector<std::int64_t> &items, int side)
{
    m_cancelThumbnails.request();
    m_cancelThumbnails = {};
    if (!m_outline || items.empty())
        return;
    m_drawers.start([this, items, side, outline = m_outline, cancel = m_cancelThumbnails] {
        QHash<qint64, QImage> pictures;
        const auto hand = [&] {
            tell(cancel, [this, ready = std::exchange(pictures, {})] { emit thumbnailsReady(ready); });
        };
        for (const std::int64_t item : items) {
            if (cancel.requested())
                return;
            pictures.insert(item, sampleThumbnail(*outline->set, item, side));
            if (static_cast<std::size_t>(pictures.size()) >= thumbnailsAtOnce)
                hand();
        }
        hand();
    });
}

void DataSession::requestPicture(qint64 item)
{
    if (!m_outline)
        return;
    m_drawers.start(
        [this, item, outline = m_outline, cancel = m_cancel] {
            const auto picture = outline->set->picture(item);
            tell(cancel,
                 [this, item, image = picture ? toImage(*picture) : QImage()] { emit pictureReady(item, image); });
        },
        1); // before the thumbnails
}

void DataSession::requestDraws(const DrawRequest &request)
{
    m_cancelDraws.request();
    m_cancelDraws = {};
    if (!m_facts.items)
        return;
    m_drawers.start(
        [this, request, items = m_facts.items, cancel = m_cancelDraws] {
            if (cancel.requested())
                return;
            tell(cancel, [this, item = request.item, draws = drawsOf(items, request, cancel)] {
                emit drawsReady(item, draws);
            });
        },
        1);
}

} // namespace vitrine
