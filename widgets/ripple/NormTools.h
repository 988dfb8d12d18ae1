#pragma once

#include "core/tensor/Snapshot.h"

#include <QWidget>

#include <array>

class QLabel;
class QSlider;
class QSpinBox;

namespace vitrine {

class NumberField;

/// γ and β of one channel of a norm, as sliders.
class NormTools : public QWidget {
    Q_OBJECT

public:
    explicit NormTools(QWidget *parent = nullptr);

    /// Each one number a channel.
    void setWeights(const Snapshot &gamma, const Snapshot &beta);
    void choose(std::int64_t channel);
    int channel() const;
    QSlider *slider(bool beta) const { return m_rows[beta ? 1 : 0].slider; }

signals:
    void moved(bool beta, std::int64_t channel, double value);
    void finished();

private:
    struct Row {
        QLabel *name = nullptr;
        QSlider *slider = nullptr;
        NumberField *field = nullptr;
        Snapshot tensor;
    };

    QWidget *makeRow(Row &row, bool beta);
    void showChannel();
    void retranslate();

    QSpinBox *m_channel;
    std::array<Row, 2> m_rows;
};

} // namespace vitrine
