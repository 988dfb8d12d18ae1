#pragma once

#include <QWidget>

namespace vitrine {

class NormState;

/// All channels of a batch norm side by side, coloured by how far the running mean is from the batch's, in deviations
/// of the batch. A click or the arrow keys choose one.
class ChannelStrip : public QWidget {
    Q_OBJECT

public:
    explicit ChannelStrip(NormState *state, QWidget *parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {96, sizeHint().height()}; }
    QRectF cell(int channel) const;

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool event(QEvent *event) override;

private:
    int count() const;
    int channelAt(QPointF point) const; ///< −1: none
    /// |running mean − batch's| / deviation of the batch; nothing known: 0.
    double distance(int channel) const;
    QString describe(int channel) const;

    NormState *m_state;
};

} // namespace vitrine
