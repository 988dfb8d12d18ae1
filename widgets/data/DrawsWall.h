#pragma once

#include "widgets/data/DataSession.h"

#include <QWidget>

#include <vector>

namespace vitrine {

/// A sample beside what training makes of it in one epoch after the other. As large as there is room for.
class DrawsWall : public QWidget {
    Q_OBJECT

public:
    explicit DrawsWall(QWidget *parent = nullptr);

    void setDraws(std::vector<DataDraw> draws);
    const std::vector<DataDraw> &draws() const { return m_draws; }
    /// What to say where there is nothing to draw.
    void setMessage(const QString &message);
    QString message() const { return m_message; }

protected:
    void paintEvent(QPaintEvent *event) override;
    QSize sizeHint() const override { return {400, 200}; }
    QSize minimumSizeHint() const override { return {160, 96}; }

private:
    void paint(QPainter &painter, const QRect &area) const;
    QString captionOf(const DataDraw &draw) const;

    std::vector<DataDraw> m_draws;
    QString m_message;
};

} // namespace vitrine
