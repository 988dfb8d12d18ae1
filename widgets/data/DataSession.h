#pragma once

#include "core/data/AugmentationKind.h"
#include "core/training/batches/BatchSource.h"
#include "core/training/batches/PrepareItems.h"
#include "widgets/data/DataOutline.h"

#include <QHash>
#include <QImage>
#include <QObject>
#include <QThreadPool>

#include <memory>
#include <optional>
#include <vector>

namespace vitrine {

/// Which set is looked at, how it is divided, and for which network.
struct DataRequest {
    QString data; ///< as openDataset() takes it
    SplitChoice split;
    quint64 seed = 0; ///< of sets that are made up
    InputNeed need;

    bool operator==(const DataRequest &other) const
    {
        return data == other.data && split == other.split && seed == other.seed && need.shape == other.need.shape
            && need.format == other.need.format;
    }
};

/// What a look at every item showed.
struct DataFacts {
    ChannelStatistics statistics; ///< of the training part, as the network gets it; empty: not known (yet)
    std::shared_ptr<const PreparedItems> items; ///< null: not known yet, or the set doesn't fit the network
    std::optional<Error> misfit; ///< why it doesn't
    std::vector<SkippedItem> unreadable; ///< by item
    bool isWhole = false; ///< every item has been looked at
};

/// An item as training draws it.
struct DataDraw {
    int epoch = 1;
    QImage picture;
};

/// What a draw depends on.
struct DrawRequest {
    std::int64_t item = 0;
    int firstEpoch = 1;
    int count = 8;
    quint64 seed = 0; ///< of the run
    std::vector<Augmentation> augmentations;
};

/// The set that is looked at, in the GUI thread. Sets are opened, gone through and drawn from by threads of their own,
/// which call no LibTorch; the newest request wins. Nothing is read while nobody looks.
class DataSession : public QObject {
    Q_OBJECT

public:
    explicit DataSession(QObject *parent = nullptr);
    ~DataSession() override;

    void setRequest(const DataRequest &request);
    void setActive(bool active);
    bool isBusy() const { return m_isBusy; } ///< still going through the items

    std::shared_ptr<const DataOutline> outline() const { return m_outline; } ///< null before, and after an error
    const DataFacts &facts() const { return m_facts; }
    const std::optional<Error> &error() const { return m_error; } ///< why there is no outline
    const DataRequest &request() const { return m_request; }

public slots:
    /// Those that were asked for before and are not drawn yet are forgotten. Answered by thumbnailsReady(), a few at a
    /// time.
    void requestThumbnails(const std::vector<std::int64_t> &items, int side);
    /// The item's picture as large as it is; answered by pictureReady().
    void requestPicture(qint64 item);
    /// Answered by drawsReady(): the item as it is, as epoch 0, and as each epoch's training sees it.
    void requestDraws(const vitrine::DrawRequest &request);

signals:
    void outlineChanged(); ///< another set, or an error in its place
    void factsChanged();
    void progressed(double share);
    void thumbnailsReady(const QHash<qint64, QImage> &pictures);
    void pictureReady(qint64 item, const QImage &picture);
    void drawsReady(qint64 item, const std::vector<vitrine::DataDraw> &draws);

private:
    struct Opening;
    void begin();
    void open(const Opening &opening);
    void lookAtItems(const Opening &opening, const std::shared_ptr<const DataOutline> &outline);
    template <typename Work>
    void tell(const Cancel &cancel, Work work); ///< in the GUI thread, unless it is cancelled by then
    void take(std::shared_ptr<const DataOutline> outline, std::optional<Error> error);

    DataRequest m_request;
    bool m_isActive = false;
    bool m_isStale = true; ///< the request has not been begun
    bool m_isBusy = false;
    std::shared_ptr<const DataOutline> m_outline;
    DataFacts m_facts;
    std::optional<Error> m_error;
    Cancel m_cancel; ///< of the present request
    Cancel m_cancelThumbnails, m_cancelDraws;
    QThreadPool m_readers; ///< opens and goes through sets
    QThreadPool m_drawers; ///< thumbnails, pictures, draws
};

} // namespace vitrine
