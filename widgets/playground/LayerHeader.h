#pragma once

#include <QWidget>

class QComboBox;
class QLabel;
class QToolButton;

namespace vitrine {

struct NeuronLayer;

/// Above a hidden layer: fewer neurons, how many, more, without the layer; and its activation.
class LayerHeader : public QWidget {
    Q_OBJECT

public:
    explicit LayerHeader(QWidget *parent = nullptr);

    void setLayer(const NeuronLayer &layer, bool canGrow);
    QToolButton *more() const { return m_more; }
    QToolButton *fewer() const { return m_fewer; }
    QToolButton *removeButton() const { return m_remove; }
    QComboBox *activation() const { return m_activation; }

signals:
    void countWanted(int count);
    void removeWanted();
    void activationWanted(const QString &type); ///< empty: none

private:
    void retranslate();

    QToolButton *m_fewer, *m_more, *m_remove;
    QLabel *m_count;
    QComboBox *m_activation;
    int m_neurons = 0;
    QString m_name; ///< the block's id
};

} // namespace vitrine
