#pragma once

#include <QDialog>

namespace vitrine {

struct WeightMatch;

/// Shows tensor by tensor how a weights file fits the network, before what fits is loaded.
class WeightMatchDialog : public QDialog {
    Q_OBJECT

public:
    WeightMatchDialog(const QString &file, const WeightMatch &match, QWidget *parent);
};

} // namespace vitrine
