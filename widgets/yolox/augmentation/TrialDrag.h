#pragma once

#include "core/detection/augment/AugmentTrial.h"

#include <QObject>
#include <QString>

#include <optional>

namespace vitrine {

class AugmentSession;

/// Numbers of the augmentation while the mouse holds them: seen at once, a step of undo when it lets go, as before when
/// it is cancelled. Other changes meanwhile, an undo say, end it as they are.
class TrialDrag : public QObject {
    Q_OBJECT

public:
    explicit TrialDrag(AugmentSession *session, QObject *parent = nullptr);

    void begin();
    bool isActive() const { return m_before.has_value(); }
    const AugmentTrial &before() const { return *m_before; } ///< while it is active
    void show(const AugmentTrial &trial);
    void finish(const QString &text, int kind);
    void cancel();

private:
    void take(const AugmentTrial &trial);

    AugmentSession *m_session;
    std::optional<AugmentTrial> m_before;
    bool m_isOurs = false; ///< the change that is heard of
};

} // namespace vitrine
