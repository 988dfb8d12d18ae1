#pragma once

#include "core/base/Cancel.h"
#include "widgets/detection/truth/PictureTruth.h"
#include "widgets/detection/truth/TruthSet.h"
#include "widgets/detection/truth/TruthSource.h"

#include <QThreadPool>

#include <memory>
#include <optional>

namespace vitrine {

class DetectSession;
class DetectionState;

/// The annotations that are open, and what they say of the picture that is shown: which objects were found at the
/// present thresholds. Lives in the GUI thread; files are read on a thread of its own. A file that is refused leaves
/// everything as it was.
class GroundTruth : public TruthSource {
    Q_OBJECT

public:
    GroundTruth(DetectSession *session, DetectionState *state, QObject *parent = nullptr);
    ~GroundTruth() override;

    std::shared_ptr<const TruthSet> set() const { return m_set; }
    bool isReading() const { return m_isReading; }
    bool isOpen() const override { return m_set != nullptr; }
    double iou() const override { return m_iou; }
    /// The annotations' classes and the detector's; null where there is nothing, or nothing in common.
    const ClassMapping *mapping() const { return m_mapping ? &*m_mapping : nullptr; }
    const PictureTruth *picture() const override { return m_picture ? &*m_picture : nullptr; }
    const PictureTruth *shown() const override;

public slots:
    void open(const QString &path);
    void close();
    void cancel(); ///< the reading
    void setIou(double iou);

signals:
    void iouChanged();
    void readingChanged(bool reading);
    void progress(double share);
    void opened();
    void failed(const vitrine::Error &error);

private:
    void take(quint64 number, const Result<std::shared_ptr<const TruthSet>> &set);
    void setReading(bool reading);
    void mapClassesAgain();
    void judge();

    DetectSession *m_session;
    DetectionState *m_state;
    std::shared_ptr<const TruthSet> m_set;
    std::shared_ptr<const TruthSet> m_mappedFor; ///< and these classes of a detector m_mapping is
    std::vector<std::string> m_classNames;
    std::optional<ClassMapping> m_mapping;
    std::optional<PictureTruth> m_picture;
    double m_iou = 0.5;
    Cancel m_cancel;
    quint64 m_number = 0; ///< of the newest reading
    bool m_isReading = false;
    QThreadPool m_reader; ///< last: waits for the reading before the rest goes
};

} // namespace vitrine
