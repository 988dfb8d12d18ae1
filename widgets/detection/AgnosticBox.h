#pragma once

#include <QCheckBox>

namespace vitrine {

class DetectionState;

/// Whether boxes of different classes suppress each other.
class AgnosticBox : public QCheckBox {
    Q_OBJECT

public:
    explicit AgnosticBox(DetectionState *state, QWidget *parent = nullptr);

    static void set(DetectionState *state, bool agnostic);
};

} // namespace vitrine
