#pragma once

#include <QObject>

namespace vitrine {

/// Who gets a key that is both a shortcut of the window (Space plays, arrows step) and of use to the focused widget: a
/// control that was reached by Tab keeps the keys it is worked with; all others go to the window.
class KeyPolicy : public QObject {
    Q_OBJECT

public:
    explicit KeyPolicy(QObject *parent = nullptr);

protected:
    bool eventFilter(QObject *object, QEvent *event) override;
};

} // namespace vitrine
