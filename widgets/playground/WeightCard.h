#pragma once

#include "widgets/playground/Playground.h"

#include <QFrame>

class QLabel;

namespace vitrine {

class NumberField;

/// A weight's value and gradient beside the mouse; after a click a field, in which Enter sets it and Esc leaves it.
class WeightCard : public QFrame {
    Q_OBJECT

public:
    explicit WeightCard(Playground *playground, QWidget *parent);

    void show(const WeightRef &weight, QPoint at);
    void edit(); ///< the field in place of the number
    void leave(); ///< hidden, unless it is being written into
    bool isEditing() const;
    std::optional<WeightRef> weight() const { return m_weight; }
    NumberField *field() const { return m_field; }

signals:
    void committed(const vitrine::WeightRef &weight, float value);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void refresh();
    void close();

    Playground *m_playground;
    QLabel *m_text;
    NumberField *m_field;
    std::optional<WeightRef> m_weight;
};

} // namespace vitrine
