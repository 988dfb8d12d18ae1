#pragma once

#include <QDialog>

namespace vitrine {

/// Version, and the licences of the program, its libraries, data and weights.
class AboutDialog : public QDialog {
    Q_OBJECT

public:
    explicit AboutDialog(QWidget *parent);
};

} // namespace vitrine
