#pragma once

#include <QAbstractScrollArea>
#include <QCache>
#include <QHash>
#include <QImage>
#include <QTimer>

#include <cstdint>
#include <functional>
#include <vector>

namespace vitrine {

/// A wall of thumbnails of any number of items: only what is on view is laid out, drawn and asked for, and what was
/// drawn long ago is forgotten. Arrows, Page Up and Down, Home and End move, Return and a click choose.
class SampleGrid : public QAbstractScrollArea {
    Q_OBJECT

public:
    static constexpr int usualSide = 56; ///< of a thumbnail, pixels at the normal size of text

    explicit SampleGrid(QWidget *parent = nullptr);

    void setItems(std::vector<std::int64_t> items);
    const std::vector<std::int64_t> &items() const { return m_items; }
    /// Forgets all thumbnails: the set is another.
    void clearPictures();
    void addPictures(const QHash<qint64, QImage> &pictures);
    bool hasPicture(qint64 item) const { return m_pictures.contains(item); }
    /// What stands below a thumbnail, and what hovering tells.
    void setTexts(std::function<QString(qint64)> caption, std::function<QString(qint64)> tip);
    /// What to say where there are no items.
    void setMessage(const QString &message);

    qint64 current() const { return m_current; } ///< −1: none
    void setCurrent(qint64 item); ///< brings it on view; does not choose it
    int side() const; ///< of a thumbnail, in pixels of the screen
    qint64 itemAt(QPoint viewportPoint) const; ///< −1: none
    QRect rectOf(std::size_t place) const; ///< of the item at this place, on the viewport
    std::vector<std::int64_t> visibleItems() const;
    QString csv() const; ///< all items, with what stands below them

signals:
    void picturesWanted(const std::vector<std::int64_t> &items, int side);
    void currentChanged(qint64 item);
    void chosen(qint64 item);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void mousePressEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    QSize sizeHint() const override { return {400, 200}; }
    QSize minimumSizeHint() const override { return {120, 88}; }

private:
    QSize cell() const;
    int columns() const;
    std::size_t placeOf(qint64 item) const;
    void moveTo(std::ptrdiff_t place);
    void relayout();
    void showCurrent();
    void ask();
    void paintItem(QPainter &painter, const QRect &rect, qint64 item);

    std::vector<std::int64_t> m_items;
    QCache<qint64, QImage> m_pictures; ///< costs in KiB
    std::function<QString(qint64)> m_caption, m_tip;
    QString m_message;
    qint64 m_current = -1;
    bool m_isCurrentSeen = false; ///< it is on view, and stays there when the size changes
    QTimer m_asking; ///< so that quick scrolling asks once
    std::vector<std::int64_t> m_asked; ///< what was asked for last
};

} // namespace vitrine
