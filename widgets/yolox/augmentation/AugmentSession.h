#pragma once

#include "core/base/Result.h"
#include "core/detection/augment/Augment.h"
#include "core/detection/augment/AugmentTrial.h"
#include "widgets/common/WatchedJob.h"

#include <QImage>
#include <QObject>
#include <QString>

#include <memory>
#include <vector>

namespace vitrine {

class ScenePictures;
class YoloxState;

/// A picture after one stage of its augmentation, with all boxes, the dropped ones too.
struct ShownStage {
    AugmentStage stage = AugmentStage::Fit;
    QImage image;
    std::vector<TracedBox> boxes;
};

/// What a trial made of the room's picture. Immutable.
struct AugmentShown {
    AugmentTrial trial;
    int width = 0; ///< of the result
    int height = 0;
    std::vector<ShownStage> stages; ///< in their order, the last one is the result
    bool isMixed = false;

    const std::vector<TracedBox> &boxes() const { return stages.back().boxes; }
    /// The stage by which a box was gone; the last one for those that are kept.
    AugmentStage stageOfLoss(std::size_t box) const;
};

/// The augmentation that is tried on the room's picture: its numbers, each change a step of undo, and its pictures,
/// made off the GUI thread while somebody looks.
class AugmentSession : public QObject {
    Q_OBJECT

public:
    explicit AugmentSession(YoloxState *state, QObject *parent = nullptr);
    ~AugmentSession() override;

    /// The number of the room's own picture, with its boxes as they are edited; others are those of its pool.
    static constexpr std::int64_t own = -1;

    /// Whether there is a picture, and others to mix it with.
    YoloxState *state() const { return m_state; }
    bool isReady() const { return m_width > 0 && m_trial.plan.mosaic && m_trial.plan.mixUp; }
    const AugmentTrial &trial() const { return m_trial; }
    int width() const { return m_width; }
    int height() const { return m_height; }
    std::int64_t poolCount() const;
    std::shared_ptr<const AugmentShown> shown() const { return m_shown; } ///< null until it is made
    QString className(const TracedBox &box) const; ///< as it is read on the screen
    const std::vector<std::string> &classNames(const TracedBox &box) const; ///< of the set that the box comes from
    /// "the room's picture" or its number in the pool, from 1.
    static QString pictureName(std::int64_t picture);
    bool isBusy() const;

    void setActive(bool active); ///< nothing is made while nobody looks

public slots:
    /// A step of undo; `kind` tells which number it is (from 0 to 99): steps that `joins` are one with the one before.
    void setTrial(const vitrine::AugmentTrial &trial, const QString &text, int kind = 0, bool joins = false);
    /// Seen, but no step of undo yet: while it is being dragged.
    void tryOut(const vitrine::AugmentTrial &trial);
    void draw(std::uint64_t seed); ///< from the ranges that are set
    void setRanges(const vitrine::AugmentSettings &settings); ///< drawn anew from the same seed
    void exchange(int part); ///< another picture for a quarter of the mosaic

signals:
    void trialChanged();
    void shownChanged();
    void failed(const vitrine::Error &error);

private:
    void takeScene();
    void takeSize();
    void show(const AugmentTrial &trial);
    LatestJob::Work work();
    void push(const AugmentTrial &trial, const QString &text, int kind, bool joins);

    YoloxState *m_state;
    WatchedJob *m_job;
    std::shared_ptr<ScenePictures> m_pictures;
    const void *m_pool = nullptr; ///< whose numbers the trial has
    AugmentTrial m_trial;
    std::shared_ptr<const AugmentShown> m_shown;
    int m_width = 0;
    int m_height = 0;
};

} // namespace vitrine
