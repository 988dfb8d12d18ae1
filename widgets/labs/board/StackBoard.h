#pragma once

#include "widgets/common/Export.h"
#include "widgets/labs/board/Stack.h"

#include <QWidget>

#include <functional>
#include <optional>
#include <vector>

namespace vitrine {

/// One stack on a board, with its title.
struct BoardPanel {
    QString title; ///< "Kernel"
    QString symbol; ///< "w[0, 2]"; stands alone where both have no room
    Stack stack;
    int column = 0; ///< panels of a column stand below each other
    double weight = 1; ///< share of the column's height
};

/// Several stacks side by side: what goes in, what is done with it, what comes out. Lines lead from the window to what
/// is made of it and on to the number.
class StackBoard : public QWidget {
    Q_OBJECT

public:
    using Describe = std::function<QString(int panel, const Index &place)>;

    explicit StackBoard(QWidget *parent = nullptr);

    /// `columnWeights`: shares of the width.
    void setPanels(std::vector<BoardPanel> panels, std::vector<double> columnWeights);
    const std::vector<BoardPanel> &panels() const { return m_panels; }
    /// Lines from the marked cells of one panel to another panel.
    void setLinks(std::vector<std::pair<int, int>> links);
    /// The tooltip of a cell.
    void setDescribe(Describe describe) { m_describe = std::move(describe); }
    QRectF cellRect(int panel, const Index &place) const;
    /// Much wider than high: what stands below each other had better stand side by side.
    bool isWide() const { return m_isWide; }
    ExportSource exportSource(std::function<QString()> name);

signals:
    void hovered(int panel, const std::optional<vitrine::Index> &place); ///< panel −1: nothing
    void chosen(int panel, const vitrine::Index &place);
    void wideChanged(bool isWide);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    bool event(QEvent *event) override;
    QSize sizeHint() const override { return {720, 400}; }
    QSize minimumSizeHint() const override { return {240, 160}; }

private:
    struct Hit {
        int panel = -1;
        Index place;
        bool operator==(const Hit &) const = default;
    };
    void place();
    void draw(QPainter &painter) const;
    void drawTitle(QPainter &painter, std::size_t panel) const;
    void drawLink(QPainter &painter, int from, int to) const;
    Hit hit(QPointF point) const;
    QString csv() const;

    std::vector<BoardPanel> m_panels;
    std::vector<double> m_columnWeights;
    std::vector<std::pair<int, int>> m_links;
    std::vector<QRectF> m_titles;
    std::vector<StackGeometry> m_geometries;
    Describe m_describe;
    Hit m_hovered;
    bool m_isWide = false;
};

} // namespace vitrine
