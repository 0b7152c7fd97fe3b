#pragma once

#include <atomic>
#include <cstdint>
#include <thread>
#include <vector>

namespace opmaat::testing {

/// A stretch of network between a client and a server on loopback, that can be cut.
class Proxy {
public:
    enum class Cut {
        Close,   ///< both ends see the connection end
        Swallow  ///< nothing arrives any more and nobody is told
    };
    enum class Way { ToServer, ToClient };

    explicit Proxy(int serverPort);
    ~Proxy();
    Proxy(const Proxy&) = delete;
    Proxy& operator=(const Proxy&) = delete;

    int port() const { return port_; }
    /// Lets `bytes` more through in that direction and then cuts every connection.
    void cutAfter(std::int64_t bytes, Way way, Cut cut);
    bool wasCut() const { return isCut_; }
    void down();    ///< closes every connection, and every new one at once
    void deaden();  ///< swallows what comes, also on new connections
    void mend();    ///< new connections work again; what was swallowed stays so

private:
    struct Pair;
    void serve();
    void accept();
    void move(Pair& pair, Way way);
    void cut(Cut how);

    int serverPort_, listener_ = -1, port_ = 0;
    std::vector<Pair> pairs_;
    std::atomic<bool> stopped_ = false, isDown_ = false, isCut_ = false, closeAll_ = false,
                      isDead_ = false;
    std::atomic<std::int64_t> left_ = -1;  ///< bytes until the cut; -1: none is planned
    std::atomic<Way> way_ = Way::ToServer;
    std::atomic<Cut> how_ = Cut::Close;
    std::thread thread_;
};

}  // namespace opmaat::testing
