extension BrokerFault {
    static func notConnected(to address: BrokerAddress) -> BrokerFault {
        BrokerFault(
            .notConnected,
            "There is no connection to the broker at \(address.place).",
            hint: "It is sent when the connection is there again."
        )
    }

    static func silent(at address: BrokerAddress) -> BrokerFault {
        BrokerFault(
            .unreachable,
            "The broker at \(address.place) does not answer.",
            hint: "Check broker and port in the block mqtt, and the firewall between the two machines."
        )
    }

    static func unusableTopic(_ topic: String) -> BrokerFault {
        BrokerFault(.other, "The topic \(topic) cannot be used.", hint: "Topics contain neither + nor #.")
    }

    static func unusableCredentials(at address: BrokerAddress) -> BrokerFault {
        BrokerFault(
            .refused,
            "The user name or the password for the broker at \(address.place) cannot be sent.",
            hint: "Check username and password in the block mqtt."
        )
    }

    static func unusableClientID(at address: BrokerAddress) -> BrokerFault {
        BrokerFault(
            .other,
            "The client id for the broker at \(address.place) cannot be used.",
            hint: "Choose another client_id in the block mqtt."
        )
    }

    static func unreadableFile(_ path: String) -> BrokerFault {
        BrokerFault(
            .tls,
            "The certificate file \(path) cannot be read.",
            hint: "Check that it exists and that this user may read it."
        )
    }

    static func unusableCertificates(at address: BrokerAddress) -> BrokerFault {
        BrokerFault(
            .tls,
            "The certificates for the broker at \(address.place) cannot be used.",
            hint:
                "Check certificate, client_cert and client_key in the block mqtt: PEM files, the key without a password."
        )
    }

    static func refusedSubscription(at address: BrokerAddress) -> BrokerFault {
        BrokerFault(
            .refused,
            "The broker at \(address.place) refuses the subscription.",
            hint: "Allow this user to read the topic."
        )
    }

    static func tooLarge() -> BrokerFault {
        BrokerFault(.other, "The message is too large for the broker.", hint: "Raise the broker's limit.")
    }

    static func cancelled() -> BrokerFault {
        BrokerFault(.other, "Waiting for the broker was cancelled.", hint: "The broker may have the message or not.")
    }
}

extension BrokerAddress {
    /// `broker.local:1883`, for people.
    var place: String { host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)" }
}
