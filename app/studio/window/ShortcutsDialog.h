#pragma once

#include <QDialog>

class QMenuBar;

namespace vitrine {

/// All keys at a glance, by menu.
class ShortcutsDialog : public QDialog {
    Q_OBJECT

public:
    ShortcutsDialog(const QMenuBar *menus, QWidget *parent);
};

} // namespace vitrine
