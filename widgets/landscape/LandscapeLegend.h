#pragma once

#include <QWidget>

#include <set>

class QLabel;
class QVBoxLayout;

namespace vitrine {

class LandscapeSession;

/// The paths on a landscape by name and colour, each of which can be switched off, and what the marks mean.
class LandscapeLegend : public QWidget {
    Q_OBJECT

public:
    explicit LandscapeLegend(LandscapeSession *session, QWidget *parent = nullptr);

    /// Whether there is a network beside it, whose weights are marked, and may be replaced.
    void setHasNetwork(bool has);
    /// Indices of the paths that are switched off.
    const std::set<std::size_t> &hidden() const { return m_hidden; }

signals:
    void hiddenChanged();

private:
    void list();
    void showMarks();

    LandscapeSession *m_session;
    QLabel *m_title, *m_marks;
    QVBoxLayout *m_rows;
    std::set<std::size_t> m_hidden;
    bool m_hasNetwork = true;
};

} // namespace vitrine
